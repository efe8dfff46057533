import { PROGRESS_CHANNEL } from '@assay/contracts/progress-channel';
import { listen } from '@assay/db/listen';

import { chatEndpoint } from '../../src/client/base-url.ts';
import { startBenchWorker, startFixedLatency, WHOLE_REPLIES, type Bench } from './bench.ts';
import { runBareLoop, type LoopUsage } from './loop-plan.ts';
import { readUsage } from './process-usage.ts';
import { queueWhole, queueWork, sentBody, waitForRun, type QueuedWork } from './queued-work.ts';
import { atLeast, atMost, figure, type BenchResult } from './result.ts';

export interface ThroughputPlan {
  concurrency: number;
  items: number;
  repeats: number;
  /** As many repeats of so many items before the clock starts; memory is compared from there. */
  warmUpItems: number;
  /**
   * Whole runs after each other, of which the last counts: V8 compiles the code of a worker for a second or two while it
   * works, and those runs may take days. The bare loop's code is compiled when it has warmed up.
   */
  runs: number;
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
    ...worker.earlier.map(({ perSecond }, run) =>
      figure(`worker ${at}, run ${run + 1}`, perSecond, 'samples/s'),
    ),
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

interface RunUsage {
  perSecond: number;
  cpuMsPerSample: number | null;
  noticesPerSecond: number;
}

interface WorkerUsage extends RunUsage {
  /** Runs before the one that counts. */
  earlier: RunUsage[];
  residentFirstMiB: number | null;
  gainedMiB: number | null;
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
  const earlier: RunUsage[] = [];
  while (earlier.length < plan.runs - 1) {
    earlier.push(await measureRun(bench, { warmUp, work, pid: worker.pid }));
  }
  const measured = await measureRun(bench, { warmUp, work, pid: worker.pid });
  const last = await readUsage(worker.pid);
  await worker.end();
  return {
    ...measured,
    earlier,
    residentFirstMiB: first?.residentMiB ?? null,
    gainedMiB: first && last ? last.residentMiB - first.residentMiB : null,
  };
}

/** Asks all items of the warm-up's benchmark, on its backend: its connections are open, as the bare loop's are. */
async function measureRun(
  { pool, databaseUrl }: Bench,
  { warmUp, work, pid }: { warmUp: number; work: QueuedWork; pid: number },
): Promise<RunUsage> {
  const samples = work.items * work.repeats;
  const notices = countNotices(databaseUrl);
  const before = await readUsage(pid);
  const seconds = await waitForRun(pool, await queueWhole(pool, warmUp, work), samples);
  const after = await readUsage(pid);
  return {
    perSecond: samples / seconds,
    cpuMsPerSample: before && after ? (after.cpuMs - before.cpuMs) / samples : null,
    noticesPerSecond: (await notices.stop()) / seconds,
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
