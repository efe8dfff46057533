import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { DatabasePool } from '@assay/db/pool';

import { startBenchWorker, type Bench } from './bench.ts';
import { queueWork } from './queued-work.ts';
import { atMost, figure, type BenchResult } from './result.ts';

const REPEATS = 10;
/** Of each item, so that no shard is finished: the most that a worker can have to look through. */
const STORED_REPEATS = 8;
const FIRST_REQUEST_BOUND_MS = 1_000;
const READY_BOUND_MS = 3_000;

/** How soon a worker asks for something new when most of a run is stored already. */
export async function measureResuming(bench: Bench): Promise<BenchResult[]> {
  const stored = bench.isQuick ? 20_000 : 200_000;
  const asked = await listenForRequest();
  const sweepId = await queueWork(bench.pool, {
    backendUrl: asked.url,
    items: stored / STORED_REPEATS,
    repeats: REPEATS,
    concurrency: 64,
  });
  await storeSamples(bench.pool, sweepId);
  const worker = await startBenchWorker(bench);
  const requestAtMs = await asked.firstAtMs;
  asked.close();
  await worker.end();
  await bench.pool.query(`update run set status = 'cancelled' where sweep_id = $1`, [sweepId]);
  const name = `with ${stored.toLocaleString('en')} samples stored`;
  return [
    atMost(
      'start of the worker to ready',
      worker.lineAtMs - worker.startedAtMs,
      READY_BOUND_MS,
      'ms',
    ),
    atMost(
      `ready to the first new request, ${name}`,
      Math.max(0, requestAtMs - worker.lineAtMs),
      FIRST_REQUEST_BOUND_MS,
      'ms',
    ),
    figure(`start to the first new request, ${name}`, requestAtMs - worker.startedAtMs, 'ms'),
  ];
}

/** A server that answers nothing and notes when it was asked first. */
async function listenForRequest() {
  let noteRequest: (atMs: number) => void = () => undefined;
  const firstAtMs = new Promise<number>((resolve) => (noteRequest = resolve));
  const server = createServer(() => {
    noteRequest(performance.now());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    firstAtMs,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** By SQL alone: what earlier workers would have left, without their verdicts, which no worker reads again. */
async function storeSamples(pool: DatabasePool, sweepId: number): Promise<void> {
  await pool.query(
    `with stored as (
       insert into sample (run_id, item_id, repeat, finish, seed, prompt_tokens, completion_tokens, latency_ms)
       select run.id, item.id, repeat, 'stop', 1, 100, 500, 1000
         from run
         join item on item.version_id = run.benchmark_version_id
        cross join generate_series(0, $2::int - 1) as repeat
        where run.sweep_id = $1
       returning id
     )
     insert into trace (sample_id, request, content) select id, '{}', 'The answer is 7.' from stored`,
    [sweepId, STORED_REPEATS],
  );
  await pool.query('analyze sample');
}
