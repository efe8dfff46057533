import { createTRPCClient, httpBatchStreamLink } from '@trpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { listInFlight } from '@assay/api/in-flight/list-in-flight';
import { watchInFlight } from '@assay/api/in-flight/watch-in-flight';
import { WORKER_TOKEN_PURPOSE, type InFlightFrame } from '@assay/contracts/in-flight';
import { cancelRuns, type SweepKey } from '@assay/db/queries/steer-sweep';
import { deriveToken } from '@assay/db/secrets';

import type { WorkerRouter } from '../server/router.ts';
import { startWorkerServer, type WorkerServer } from '../server/server.ts';
import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';

const SECRET_KEY = Buffer.alloc(32, 7);
const TOKEN = deriveToken(SECRET_KEY, WORKER_TOKEN_PURPOSE);

let bench: TestBench;
let server: WorkerServer;

/** A reply takes more than two seconds: thinking apart, then an answer. */
beforeEach(async () => {
  bench = await openTestBench({
    speed: 1.5,
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
      backendState: () => ({ waiting: 0, replicas: [] }),
      testPrompt: () => Promise.resolve(null),
      groupAnswers: () => Promise.resolve([]),
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
  // 400 tokens come in more than two seconds: together in frames, and not all at once.
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.length).toBeLessThan(100);
  expect(await collect(await worker.inFlight.watch.query(key))).toEqual([
    { kind: 'end', finish: null, message: 'The request is not in flight any more.' },
  ]);
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

it('is reached by the people of its workspace through the workers that live, and by nobody else', async () => {
  const sweep = await bench.queueSweep({ items: 1, repeats: 3, maxConcurrency: 3 });
  const { sweepId, workspaceId } = sweep;
  await bench.pool.query(
    `insert into worker (id, host, pid, url, queue_worker_ids)
     values ('here', 'h', 1, $1, '{}'), ('silent', 'h', 2, 'http://127.0.0.1:9', '{}')`,
    [server.url],
  );
  const contextOf = (id: number) => ({
    services: { pool: bench.pool, secretKey: SECRET_KEY },
    actor: { workspace: { id, slug: 's', name: 'n' } },
  });
  const context = contextOf(workspaceId);
  await until(async () => (await listInFlight(context, { sweepId })).total === 3);
  const { generations, silentWorkers } = await listInFlight(context, { sweepId });
  expect(silentWorkers).toBe(1);
  expect(generations.map(({ workerId }) => workerId)).toEqual(['here', 'here', 'here']);
  const [one] = generations;
  if (!one) throw new Error('nothing is in flight');
  const { runId, itemId, repeat, workerId } = one;
  const place = { runId, itemId, repeat, workerId };

  await expect(listInFlight(contextOf(workspaceId + 1), { runId })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(watchInFlight(contextOf(workspaceId + 1), place)).rejects.toMatchObject({
    code: 'not-found',
  });
  const frames = await collect(await watchInFlight(context, place));
  expect(frames[0]).toMatchObject({ kind: 'text', isFirst: true });
  expect(frames.at(-1)).toEqual({ kind: 'end', finish: 'stop', message: null });
  const gone = await collect(await watchInFlight(context, { ...place, workerId: 'silent' }));
  expect(gone).toEqual([
    { kind: 'end', finish: null, message: 'The connection to its worker was lost: open it again.' },
  ]);
});
