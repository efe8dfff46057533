import { chatEndpoint } from '../../src/client/base-url.ts';
import { startBenchWorker, startFixedLatency, type Bench } from './bench.ts';
import { runBareLoop } from './loop-plan.ts';
import { readUsage } from './process-usage.ts';
import { queueWork, sentBody, waitForRun } from './queued-work.ts';
import { atMost, figure, type BenchResult } from './result.ts';

/** One event a token, as servers send them unless they are asked for fewer. */
const TOKENS = 2_000;
const CONCURRENCY = 16;
const REPEATS = 4;
const CPU_BOUND = 1.5;

/** The worker's CPU for each token of a stream against the bare loop's, everything else of a sample included. */
export async function measureStreaming(bench: Bench): Promise<BenchResult[]> {
  const items = bench.isQuick ? 15 : 250;
  const samples = items * REPEATS;
  const server = await startFixedLatency(TOKENS);
  const bare = await runBareLoop({
    ...chatEndpoint(server.url),
    body: sentBody(),
    concurrency: CONCURRENCY,
    requests: samples,
    warmUp: samples,
    reads: 'events',
  });
  const workerCpuMs = await runWorker(bench, { items, backendUrl: server.url });
  await server.end();
  const bareUs = (bare.cpuMsPerRequest / TOKENS) * 1_000;
  const workerUs = workerCpuMs === null ? null : (workerCpuMs / samples / TOKENS) * 1_000;
  return [
    figure('bare undici CPU a streamed token', bareUs, 'µs'),
    figure('worker CPU a streamed token', workerUs, 'µs'),
    atMost(
      'worker / bare undici, CPU a streamed token',
      workerUs === null ? null : workerUs / bareUs,
      CPU_BOUND,
      '',
    ),
  ];
}

async function runWorker(
  bench: Bench,
  { items, backendUrl }: { items: number; backendUrl: string },
): Promise<number | null> {
  const work = { backendUrl, items, repeats: REPEATS, concurrency: CONCURRENCY };
  const worker = await startBenchWorker(bench);
  await waitForRun(bench.pool, await queueWork(bench.pool, work), items * REPEATS);
  const first = await readUsage(worker.pid);
  await waitForRun(bench.pool, await queueWork(bench.pool, work), items * REPEATS);
  const last = await readUsage(worker.pid);
  await worker.end();
  return first && last ? last.cpuMs - first.cpuMs : null;
}
