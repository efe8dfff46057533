import { createTRPCClient, httpBatchStreamLink } from '@trpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { InFlightFrame } from '@assay/contracts/in-flight';
import { cancelRuns, type SweepKey } from '@assay/db/queries/steer-sweep';

import type { WorkerRouter } from '../server/router.ts';
import { startWorkerServer, type WorkerServer } from '../server/server.ts';
import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';

const TOKEN = 'the token';

let bench: TestBench;
let server: WorkerServer;

/** A reply takes more than a second: thinking apart, then an answer. */
beforeEach(async () => {
  bench = await openTestBench({
    speed: 3,
    models: [{ id: SERVED, thinkingMedianTokens: 400, thinkingSigma: 0 }],
  });
  server = await startWorkerServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => Promise.resolve(null),
    metrics: { contentType: 'text/plain', read: () => Promise.resolve('') },
    controls: {
      token: TOKEN,
      inFlight: bench.engine.inFlight,
      drain: () => undefined,
      status: () => Promise.reject(new Error('not asked')) as never,
    },
  });
});

afterEach(async () => {
  await server.close();
  await bench.close();
});

function connect() {
  return createTRPCClient<WorkerRouter>({
    links: [
      httpBatchStreamLink({ url: server.url, headers: { authorization: `Bearer ${TOKEN}` } }),
    ],
  });
}

async function runIdOf({ sweepId }: SweepKey): Promise<number> {
  const { rows } = await bench.pool.query<{ id: number }>(
    'select id from run where sweep_id = $1',
    [sweepId],
  );
  return rows[0]?.id ?? 0;
}

async function collect(frames: AsyncIterable<InFlightFrame>): Promise<InFlightFrame[]> {
  const all: InFlightFrame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

const textOf = (frames: readonly InFlightFrame[], part: 'thinking' | 'answer') =>
  frames.map((frame) => (frame.kind === 'text' ? frame[part] : '')).join('');

it('shows a reply while it grows, from its beginning to late joiners too, as it is stored in the end', async () => {
  const worker = connect();
  const sweep = await bench.queueSweep({ items: 1, repeats: 2, maxConcurrency: 4 });
  const runId = await runIdOf(sweep);
  const list = () => worker.inFlight.list.query({ runIds: [runId] });
  await until(async () => {
    const { generations } = await list();
    return generations.length === 2 && generations.every(({ phase }) => phase === 'thinking');
  });
  const [first] = (await list()).generations;
  expect(first).toMatchObject({
    runId,
    repeat: 0,
    replica: new URL(bench.simulator.urls[0] ?? '').host,
  });
  const key = { runId, itemId: first?.itemId ?? 0, repeat: 0 };

  const early = collect(await worker.inFlight.watch.query(key));
  await until(async () => ((await list()).generations[0]?.tokensSoFar ?? 0) > 100);
  const late = collect(await worker.inFlight.watch.query(key));
  const [seen, seenLate] = await Promise.all([early, late]);

  expect(seen.at(-1)).toEqual({ kind: 'end', finish: 'stop', message: null });
  const { rows } = await (async () => {
    await until(async () => (await list()).total === 0);
    const stored = () =>
      bench.pool.query<{ content: string; reasoning: string }>(
        `select content, reasoning from trace join sample on sample.id = trace.sample_id
          where run_id = $1 and repeat = 0`,
        [runId],
      );
    await until(async () => (await stored()).rows.length === 1);
    return stored();
  })();
  for (const frames of [seen, seenLate]) {
    expect(textOf(frames, 'thinking')).toBe(rows[0]?.reasoning);
    expect(textOf(frames, 'answer')).toBe(rows[0]?.content);
  }
  // 400 tokens come in more than a second: together in frames, and not all at once.
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.length).toBeLessThan(100);
  await expect(collect(await worker.inFlight.watch.query(key))).rejects.toThrow('not in flight');
});

it('tells who watches that the request was stopped, and frees the server although somebody watches', async () => {
  const worker = connect();
  const sweep = await bench.queueSweep({ items: 1, repeats: 1, maxConcurrency: 1 });
  const runId = await runIdOf(sweep);
  await until(async () => (await worker.inFlight.list.query({ runIds: [runId] })).total === 1);
  const [one] = (await worker.inFlight.list.query({ runIds: [runId] })).generations;
  const key = { runId, itemId: one?.itemId ?? 0, repeat: 0 };
  const watched = collect(await worker.inFlight.watch.query(key));
  await cancelRuns(bench.pool, sweep);
  expect((await watched).at(-1)).toEqual({
    kind: 'end',
    finish: null,
    message: 'The request was stopped.',
  });
});
