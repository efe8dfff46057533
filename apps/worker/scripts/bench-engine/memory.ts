import { startBenchWorker, startFixedLatency, type Bench } from './bench.ts';
import { readUsage } from './process-usage.ts';
import { queueWork, waitForRun } from './queued-work.ts';
import { atMost, figure, type BenchResult } from './result.ts';

interface MemoryPlan {
  /** Of text, in each reply. */
  replyBytes: number;
  samples: number;
}

const CONCURRENCY = 64;
const REPEATS = 8;
const STREAM_EVENTS = 8;
/** So often the resident size is looked at: after each of so many runs of one size. */
const RUNS = 20;
/** A heap takes some 10,000 samples to reach its working size; whatever it is, it stays below this. */
const RESIDENT_BOUND_MIB = 768;
/** The second half may swing higher than the first by this; of 5 GB that pass through, one in fifty kept would be more. */
const GAIN_BOUND_MIB = 96;

/** Whether the resident size of one worker stays what it is, however much has passed through it. */
export async function measureMemory(bench: Bench): Promise<BenchResult[]> {
  const share = bench.isQuick ? 0.02 : 1;
  const plans = [
    { replyBytes: 100_000, samples: 100_000 * share },
    { replyBytes: 2_300, samples: 200_000 * share },
  ];
  const results: BenchResult[] = [];
  for (const plan of plans) results.push(...(await measurePlan(bench, plan)));
  return results;
}

async function measurePlan(bench: Bench, plan: MemoryPlan): Promise<BenchResult[]> {
  const server = await startFixedLatency(STREAM_EVENTS, plan.replyBytes);
  const residentMiB = await watchRuns(bench, plan, server.url);
  await server.end();
  const name = `${plan.samples.toLocaleString('en')} samples of ${plan.replyBytes / 1_000} kB`;
  const firstHalf = highestOf(residentMiB.slice(0, RUNS / 2));
  const secondHalf = highestOf(residentMiB.slice(RUNS / 2));
  const isKnown = firstHalf !== null && secondHalf !== null;
  return [
    figure(
      `resident memory after the first ${100 / RUNS} %, ${name}`,
      residentMiB[0] ?? null,
      'MiB',
    ),
    atMost(`highest resident memory, ${name}`, highestOf(residentMiB), RESIDENT_BOUND_MIB, 'MiB'),
    atMost(
      `highest of the second half over that of the first, ${name}`,
      isKnown ? secondHalf - firstHalf : null,
      GAIN_BOUND_MIB,
      'MiB',
    ),
  ];
}

function highestOf(sizes: readonly number[]): number | null {
  return sizes.length === 0 ? null : Math.max(...sizes);
}

/** The resident size after each run; [] where it cannot be read. */
async function watchRuns(bench: Bench, plan: MemoryPlan, backendUrl: string): Promise<number[]> {
  const { pool } = bench;
  const items = Math.ceil(plan.samples / RUNS / REPEATS);
  const work = { backendUrl, items, repeats: REPEATS, concurrency: CONCURRENCY };
  const worker = await startBenchWorker(bench);
  const residentMiB: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await waitForRun(pool, await queueWork(pool, work), items * REPEATS);
    const usage = await readUsage(worker.pid);
    if (usage) residentMiB.push(usage.residentMiB);
  }
  await worker.end();
  return residentMiB;
}
