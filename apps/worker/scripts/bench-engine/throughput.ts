import { PROGRESS_CHANNEL } from '@assay/contracts/progress-channel';
import { listen } from '@assay/db/listen';

import { chatEndpoint } from '../../src/client/base-url.ts';
import { startBenchWorker, startFixedLatency, WHOLE_REPLIES, type Bench } from './bench.ts';
import { runBareLoop, type LoopUsage } from './loop-plan.ts';
import { readUsage } from './process-usage.ts';
import { queueWhole, queueWork, sentBody, waitForRun } from './queued-work.ts';
import { atLeast, atMost, figure, type BenchResult } from './result.ts';

export interface ThroughputPlan {
  concurrency: number;
  items: number;
  repeats: number;
  /** As many repeats of so many items before the clock starts; memory is compared from there. */
  warmUpItems: number;
  /** Least share of the bare loop's rate. */
  ratioBound: number;
  /** Most CPU of the worker for a request; null: not judged. */
  cpuBoundMs: number | null;
}

/**
 * A heap takes some 10,000 samples to reach its working size: 150 MiB more at 64 in flight, 220 at 256, by when the old
 * generation is collected for the first time. From there it is flat, which the part "memory" measures.
 */
const MEMORY_BOUND_MIB = 256;

/** The worker's rate against the bare loop's, which runs before and after on the same server. */
export async function measureThroughput(
  bench: Bench,
  plan: ThroughputPlan,
): Promise<BenchResult[]> {
  const server = await startFixedLatency(WHOLE_REPLIES);
  const before = await runLoop(server.url, plan);
  const worker = await runWorker(bench, plan, server.url);
  const after = await runLoop(server.url, plan);
  await server.end();
  const barePerSecond = (before.perSecond + after.perSecond) / 2;
  const at = `at ${plan.concurrency}`;
  const cpuName = `worker CPU a request ${at}`;
  return [
    figure(`bare undici ${at}, before`, before.perSecond, 'requests/s'),
    figure(`bare undici ${at}, after`, after.perSecond, 'requests/s'),
    figure(`worker ${at}`, worker.perSecond, 'samples/s'),
    atLeast(`worker / bare undici ${at}`, worker.perSecond / barePerSecond, plan.ratioBound, ''),
    plan.cpuBoundMs === null
      ? figure(cpuName, worker.cpuMsPerSample, 'ms')
      : atMost(cpuName, worker.cpuMsPerSample, plan.cpuBoundMs, 'ms'),
    figure(`bare undici CPU a request ${at}`, before.cpuMsPerRequest, 'ms'),
    figure(
      `resident memory ${at}, first ${plan.warmUpItems * plan.repeats} samples`,
      worker.residentFirstMiB,
      'MiB',
    ),
    atMost(`memory gained until the end ${at}`, worker.gainedMiB, MEMORY_BOUND_MIB, 'MiB'),
    figure(`progress notices ${at}`, worker.noticesPerSecond, '/s'),
  ];
}

function runLoop(url: string, plan: ThroughputPlan): Promise<LoopUsage> {
  return runBareLoop({
    ...chatEndpoint(url),
    body: sentBody(),
    concurrency: plan.concurrency,
    requests: plan.items * plan.repeats,
    warmUp: plan.warmUpItems * plan.repeats,
    reads: 'bytes',
  });
}

interface WorkerUsage {
  perSecond: number;
  cpuMsPerSample: number | null;
  residentFirstMiB: number | null;
  gainedMiB: number | null;
  noticesPerSecond: number;
}

async function runWorker(
  bench: Bench,
  plan: ThroughputPlan,
  backendUrl: string,
): Promise<WorkerUsage> {
  const { pool } = bench;
  const { concurrency, items, repeats, warmUpItems } = plan;
  const worker = await startBenchWorker(bench);
  const work = { backendUrl, concurrency, items, repeats };
  const warmUp = await queueWork(pool, { ...work, itemLimit: warmUpItems });
  await waitForRun(pool, warmUp, warmUpItems * repeats);
  const first = await readUsage(worker.pid);
  const notices = countNotices(bench.databaseUrl);
  // As the bare loop, which keeps its connections.
  const measured = await queueWhole(pool, warmUp, work);
  const seconds = await waitForRun(pool, measured, items * repeats);
  const last = await readUsage(worker.pid);
  const noticesPerSecond = (await notices.stop()) / seconds;
  await worker.end();
  const spentMs = first && last ? last.cpuMs - first.cpuMs : null;
  return {
    perSecond: (items * repeats) / seconds,
    cpuMsPerSample: spentMs === null ? null : spentMs / (items * repeats),
    residentFirstMiB: first?.residentMiB ?? null,
    gainedMiB: first && last ? last.residentMiB - first.residentMiB : null,
    noticesPerSecond,
  };
}

function countNotices(databaseUrl: string): { stop: () => Promise<number> } {
  let count = 0;
  const listener = listen(databaseUrl, PROGRESS_CHANNEL, {
    onNotice: () => {
      count += 1;
    },
    onGap: () => undefined,
  });
  return {
    async stop() {
      await listener.close();
      return count;
    },
  };
}
