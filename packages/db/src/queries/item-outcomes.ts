import type { Pool } from 'pg';

/** What a run gave on each of its items by one grading; the arrays are in the order of the items. */
export interface ItemOutcomeCounts {
  gradingId: number;
  /** As planned: cells that are in no count have no verdict. */
  repeats: number;
  keys: string[];
  correct: number[];
  incorrect: number[];
  unscorable: number[];
}

/** Of every item of the gradings' runs, with or without samples. Reads rollups only. */
export async function findItemOutcomes(
  pool: Pool,
  gradingIds: readonly number[],
): Promise<ItemOutcomeCounts[]> {
  const { rows } = await pool.query<ItemOutcomeCounts>(
    `select grading.id as "gradingId",
            run.repeats,
            array_agg(item.key order by item.position) as keys,
            array_agg(coalesce(rollup.correct, 0) order by item.position) as correct,
            array_agg(coalesce(rollup.incorrect, 0) order by item.position) as incorrect,
            array_agg(coalesce(rollup.unscorable, 0) order by item.position) as unscorable
       from grading
       join run on run.id = grading.run_id
       join item on item.version_id = run.benchmark_version_id and item.draw < run.item_count
       left join rollup_item rollup on rollup.grading_id = grading.id and rollup.item_id = item.id
      where grading.id = any($1::int[])
      group by grading.id, run.repeats`,
    [gradingIds],
  );
  return rows;
}

/**
 * By item key: the sample with the lowest repeat that was correct, or that was not, by one grading. Items without such
 * a sample are not in it.
 */
export async function findTellingSamples(
  pool: Pool,
  {
    gradingId,
    itemKeys,
    isCorrect,
  }: { gradingId: number; itemKeys: readonly string[]; isCorrect: boolean },
): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; sampleId: string }>(
    `select distinct on (sample.item_id) item.key, sample.id::text as "sampleId"
       from grading
       join run on run.id = grading.run_id
       join item on item.version_id = run.benchmark_version_id and item.key = any($2::text[])
       join sample on sample.run_id = run.id and sample.item_id = item.id
       join verdict on verdict.grading_id = grading.id and verdict.sample_id = sample.id
      where grading.id = $1
        and (verdict.outcome = 'correct') = $3
      order by sample.item_id, sample.repeat`,
    [gradingId, itemKeys, isCorrect],
  );
  return new Map(rows.map(({ key, sampleId }) => [key, sampleId]));
}
