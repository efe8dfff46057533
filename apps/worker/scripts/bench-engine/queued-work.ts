import { setTimeout as sleep } from 'node:timers/promises';

import { itemsPerShard } from '@assay/api/sweeps/shard-size';
import { chatRequestBody } from '@assay/contracts/chat-request';
import type { DatabasePool } from '@assay/db/pool';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { queueAgain } from '@assay/db/testing/queue-again';

export interface QueuedWork {
  backendUrl: string;
  items: number;
  /** Asked of the items only; all if left out. */
  itemLimit?: number;
  repeats: number;
  concurrency: number;
}

export const SERVED_NAME = 'sim-base';
export const SAMPLING = { temperature: 0.8, topP: 1, maxTokens: 4_096 };
const LOOK_INTERVAL_MS = 100;

/** Queues one run of that size, in shards as the web app cuts them; graded by the rule for numbers. */
export async function queueWork(pool: DatabasePool, work: QueuedWork): Promise<number> {
  const { items, itemLimit = items, repeats } = work;
  return insertTestSweep(pool, {
    backendUrl: work.backendUrl,
    servedNames: [SERVED_NAME],
    benchmarks: [
      {
        name: 'bench',
        graderKind: 'number',
        items: Array.from({ length: items }, (_, place) => itemAt(place)),
      },
    ],
    itemLimit,
    repeats,
    itemsPerShard: itemsPerShard(itemLimit, repeats),
    maxConcurrency: work.concurrency,
    sampling: SAMPLING,
  });
}

/** Queues all items of an earlier run, on the same backend: its connections are open. */
export async function queueWhole(
  pool: DatabasePool,
  sweepId: number,
  { items, repeats }: QueuedWork,
): Promise<number> {
  const whole = { repeats, itemLimit: items, itemsPerShard: itemsPerShard(items, repeats) };
  return (await queueAgain(pool, sweepId, whole)).sweepId;
}

/** A request as the worker sends it for that work. */
export function sentBody(): string {
  return chatRequestBody({
    model: SERVED_NAME,
    systemMessage: null,
    prompt: itemAt(0).prompt,
    sampling: SAMPLING,
    seed: 1_234_567_890,
    dialect: 'plain',
    replies: 'streamed',
  });
}

/** About the length of a question of grade-school mathematics. */
export function itemAt(place: number) {
  return {
    key: `item-${place}`,
    prompt: `Question ${place}. ${'Anna has some apples and gives a few of them away. '.repeat(4)}How many are left? Put the answer in \\boxed{}.`,
    gold: '7',
    problem: null,
    attributes: { level: 1 + (place % 5) },
  };
}

/**
 * Waits until the run has ended.
 *
 * @returns seconds from the claim of its first shard to the end of its last, by the database's clock
 * @throws Error when it did not complete, or when a row of a sample is missing
 */
export async function waitForRun(
  pool: DatabasePool,
  sweepId: number,
  planned: number,
): Promise<number> {
  for (;;) {
    const { rows } = await pool.query<{ status: string; reason: string | null; seconds: number }>(
      `select status::text, status_reason as reason,
              extract(epoch from finished_at - started_at)::float8 as seconds
         from run where sweep_id = $1`,
      [sweepId],
    );
    const [run] = rows;
    if (run?.status === 'completed') {
      await countRows(pool, sweepId, planned);
      return run.seconds;
    }
    if (run?.status === 'failed') throw new Error(`The run failed: ${run.reason}`);
    await sleep(LOOK_INTERVAL_MS);
  }
}

/** Every sample with its trace and its verdict, and all of them in the rollups; correct, as the replies are. */
async function countRows(pool: DatabasePool, sweepId: number, planned: number): Promise<void> {
  const { rows } = await pool.query<Record<string, number>>(
    `select (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(*)::int from trace join sample on sample.id = trace.sample_id
              where sample.run_id = run.id) as traces,
            (select count(*)::int from verdict where grading_id = run.current_grading_id) as verdicts,
            (select samples::int from rollup_run where grading_id = run.current_grading_id) as counted,
            (select sum(correct)::int from rollup_item where grading_id = run.current_grading_id)
              as correct
       from run
      where sweep_id = $1`,
    [sweepId],
  );
  const counts = rows[0] ?? {};
  if (Object.values(counts).every((count) => count === planned)) return;
  throw new Error(`Not all of ${planned} samples are stored: ${JSON.stringify(counts)}.`);
}
