import { setTimeout as sleep } from 'node:timers/promises';

import { isTrackedEnvelope } from '@trpc/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { PROGRESS_CHANNEL } from '@assay/contracts/progress-channel';
import type { SweepProgress } from '@assay/contracts/sweeps';
import { createPool } from '@assay/db/pool';
import { recordSamples } from '@assay/db/record/record-samples';
import { testVerdict } from '@assay/db/testing/test-verdict';

import type { ApiServices } from '../services.ts';
import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun, type MeasuredRun } from '../testing/measured-run.ts';
import { createProgressHub, type ProgressHub } from './hub.ts';

/** Generous for a slow machine, and far below the time after which the hub reads again by itself. */
const SOON_MS = 10_000;
const QUIET_MS = 600_000;

let fixture: ApiFixture;
let services: ApiServices;
let hub: ProgressHub;
let run: MeasuredRun;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { databaseUrl: connectionString } = fixture;
  const { pool } = fixture.services;
  hub = createProgressHub({ connectionString, pool, quietMs: QUIET_MS });
  services = { ...fixture.services, progress: hub };
});

afterAll(async () => {
  await hub.close();
  await fixture.close();
});

beforeEach(async () => {
  run = await insertMeasuredRun(fixture.services, {
    workspace: fixture.home,
    itemCount: 2,
    repeats: 2,
    samples: [{ item: 0, repeat: 0, completionTokens: 40 }],
  });
  await setStatus('running');
});

async function setStatus(status: 'running' | 'completed'): Promise<void> {
  await fixture.services.prisma.run.update({ where: { id: run.runId }, data: { status } });
}

async function notify(sweepId: number): Promise<void> {
  await fixture.services.pool.query('select pg_notify($1, $2)', [
    PROGRESS_CHANNEL,
    JSON.stringify({ sweepId }),
  ]);
}

async function recordOne(item: number, repeat: number): Promise<void> {
  await recordSamples(fixture.services.pool, [
    {
      runId: run.runId,
      gradingId: run.gradingId,
      itemId: run.itemIds[item] ?? 0,
      repeat,
      seed: 1,
      finish: 'stop',
      promptTokens: null,
      completionTokens: 60,
      thinkingTokens: null,
      tokensEstimated: false,
      thinkingEstimated: false,
      firstTokenMs: null,
      latencyMs: 1,
      request: '{}',
      content: 'x',
      reasoning: null,
      textHash: null,
      flags: [],
      verdict: testVerdict({ outcome: 'incorrect', reason: 'wrong-answer' }),
    },
  ]);
}

/** The next event, or an error when none comes soon. */
async function next(events: AsyncGenerator<SweepProgress>): Promise<SweepProgress> {
  const result = await Promise.race([events.next(), sleep(SOON_MS, null, { ref: false })]);
  if (!result || result.done) throw new Error(`no event within ${SOON_MS} ms`);
  return result.value;
}

test('a watcher hears the state now, then after a notice, and a last time at the end', async () => {
  const events = hub.watch(run.sweepId, undefined);
  expect(await next(events)).toMatchObject({
    sweepId: run.sweepId,
    status: 'running',
    planned: 4,
    samples: 1,
    completionTokens: 40,
    runs: [{ runId: run.runId, correct: 1, incorrect: 0, meanCompletionTokens: 40 }],
  });

  const second = next(events);
  await recordOne(0, 1);
  await notify(run.sweepId);
  expect(await second).toMatchObject({ samples: 2, completionTokens: 100, status: 'running' });

  const last = next(events);
  await setStatus('completed');
  await notify(run.sweepId);
  expect(await last).toMatchObject({ status: 'completed', etaSeconds: null });
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

test('a sweep that has ended is told once', async () => {
  await setStatus('completed');
  const events: SweepProgress[] = [];
  for await (const event of hub.watch(run.sweepId, undefined)) {
    events.push(event);
  }
  expect(events).toHaveLength(1);
});

test('hears what this very process announces', async () => {
  const { sweeps } = callerFor(services, fixture.home.actors.member);
  const events = hub.watch(run.sweepId, undefined);
  await next(events);
  const after = next(events);
  await sweeps.cancel({ id: run.sweepId });
  expect(await after).toMatchObject({ status: 'cancelled' });
});

test('all watchers of a sweep hear of it, and a notice about another sweep wakes none', async () => {
  const watchers = [1, 2, 3].map(() => hub.watch(run.sweepId, undefined));
  await Promise.all(watchers.map(next));
  const waiting = watchers.map((events) => events.next());
  let heard = 0;
  const hearing = waiting.map(async (event) => {
    const { done } = await event;
    heard += 1;
    return done;
  });
  await notify(run.sweepId + 1);
  await notify(0);
  await sleep(200);
  expect(heard).toBe(0);
  await notify(run.sweepId);
  expect(await Promise.all(hearing)).toEqual([false, false, false]);
  await Promise.all(watchers.map((watcher) => watcher.return(undefined)));
});

test('a watcher that leaves is let go at once', async () => {
  const leaving = new AbortController();
  const events = hub.watch(run.sweepId, leaving.signal);
  await next(events);
  const rest = events.next();
  leaving.abort();
  const startedAt = performance.now();
  expect(await rest).toEqual({ done: true, value: undefined });
  expect(performance.now() - startedAt).toBeLessThan(SOON_MS);
});

test.each(['not json', '{}', '{"sweepId":"1"}', '', '[]'])(
  'is not disturbed by a notice that is not ours: %s',
  async (payload) => {
    const events = hub.watch(run.sweepId, undefined);
    await next(events);
    const after = next(events);
    const { pool } = fixture.services;
    await pool.query('select pg_notify($1, $2)', [PROGRESS_CHANNEL, payload]);
    await notify(run.sweepId);
    expect(await after).toMatchObject({ status: 'running' });
    await events.return(undefined);
  },
);

test('goes on after its connection was ended by the server', async () => {
  const events = hub.watch(run.sweepId, undefined);
  await next(events);
  const { rowCount } = await fixture.services.pool.query(
    `select pg_terminate_backend(pid)
       from pg_stat_activity
      where application_name = 'assay-listen' and datname = current_database()`,
  );
  // The hub of this test, and the one of the fixture.
  expect(rowCount).toBe(2);
  await recordOne(1, 1);
  // What came while nobody listened is read when the connection is back.
  expect(await next(events)).toMatchObject({ samples: 2 });
  const after = next(events);
  await setStatus('completed');
  await notify(run.sweepId);
  expect(await after).toMatchObject({ status: 'completed' });
});

test('who comes while an older reading is under way is told the newest state all the same', async () => {
  // One connection: the reading has counted its samples and then waits for the table of workers.
  const pool = createPool({ connectionString: fixture.databaseUrl, max: 1 });
  const narrow = createProgressHub({
    connectionString: fixture.databaseUrl,
    pool,
    quietMs: QUIET_MS,
  });
  const early = narrow.watch(run.sweepId, undefined);
  const locker = await services.pool.connect();
  await locker.query('begin; lock table worker in access exclusive mode');
  const first = next(early);
  await waitForLockedReader();
  await recordOne(0, 1);
  narrow.announce(run.sweepId);
  const late = narrow.watch(run.sweepId, undefined);
  const firstOfLate = next(late);
  await locker.query('commit');
  locker.release();

  expect(await first).toMatchObject({ samples: 1 });
  expect(await firstOfLate).toMatchObject({ samples: 2 });
  expect(await next(early)).toMatchObject({ samples: 2 });
  await Promise.all([early.return(undefined), late.return(undefined)]);
  await narrow.close();
  await pool.end();
});

async function waitForLockedReader(): Promise<void> {
  for (;;) {
    const { rowCount } = await services.pool.query(
      `select 1 from pg_locks where not granted and relation = 'worker'::regclass`,
    );
    if (rowCount !== 0) return;
    await sleep(10);
  }
}

test('the subscription of the router sends the same events, each with an id', async () => {
  const { sweeps } = callerFor(services, fixture.home.actors.viewer);
  await setStatus('completed');
  const events: [id: string, progress: SweepProgress][] = [];
  for await (const event of await sweeps.progress({ id: run.sweepId })) {
    const sent: unknown = event;
    if (isTrackedEnvelope(sent)) events.push([sent[0], sent[1] as SweepProgress]);
  }
  expect(events).toHaveLength(1);
  const [first] = events;
  expect(first?.[1]).toMatchObject({ sweepId: run.sweepId, status: 'completed', samples: 1 });
  expect(first?.[0]).toBe(String(first?.[1].at.getTime()));
});
