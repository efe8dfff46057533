import type { Pool } from 'pg';

import type { Finish } from '@assay/eval-core/finish';

import type { Executor } from '../executor.ts';
import { inTransaction } from '../transaction.ts';

/** A grading of stored samples that has not reached them all. */
export interface RegradeWork {
  gradingId: number;
  runId: number;
  workspaceId: number;
  grader: { kind: string; params: Record<string, unknown> };
}

/** Null when there is nothing to do: the grading is complete, or was discarded. */
export async function loadRegrade(
  executor: Executor,
  gradingId: number,
): Promise<RegradeWork | null> {
  const { rows } = await executor.query<RegradeWork>(
    `select grading.id as "gradingId", run.id as "runId", run.workspace_id as "workspaceId",
            json_build_object('kind', grading.grader_kind, 'params', grading.grader_params) as grader
       from grading
       join run on run.id = grading.run_id
      where grading.id = $1 and grading.status = 'running'`,
    [gradingId],
  );
  return rows[0] ?? null;
}

/**
 * The stored samples without a verdict of this grading, in an order that has nothing to do with items or
 * repeats: what is graded at any time is a random part of the run, from which a preview can speak.
 */
export async function findUngradedSamples(
  executor: Executor,
  { gradingId, runId }: Pick<RegradeWork, 'gradingId' | 'runId'>,
): Promise<string[]> {
  const { rows } = await executor.query<{ id: string }>(
    `select sample.id::text as id
       from sample
      where sample.run_id = $1
        and not exists (
              select from verdict
               where verdict.grading_id = $2 and verdict.sample_id = sample.id)
      order by hashint8extended(sample.id, 0), sample.id`,
    [runId, gradingId],
  );
  return rows.map(({ id }) => id);
}

/** A stored reply with the item that it answers. */
export interface StoredReply {
  sampleId: string;
  completionTokens: number | null;
  finish: Finish;
  content: string;
  reasoning: string | null;
  prompt: string;
  gold: string;
  problem: unknown;
}

export async function findStoredReplies(
  executor: Executor,
  sampleIds: readonly string[],
): Promise<StoredReply[]> {
  const { rows } = await executor.query<StoredReply>(
    `select sample.id::text as "sampleId", sample.completion_tokens as "completionTokens",
            sample.finish, trace.content, trace.reasoning, item.prompt, item.gold, item.problem
       from sample
       join trace on trace.sample_id = sample.id
       join item on item.id = sample.item_id
      where sample.id = any($1::bigint[])`,
    [sampleIds],
  );
  return rows;
}

/**
 * Names a grader that gives verdicts of a run under way, which may be newer than the one the benchmark version
 * names. Once there are verdicts, the grading keeps the name that they were given under, and whoever goes on after
 * an upgrade stands beside it.
 *
 * @returns its number among the graders of the grading, for the verdicts that it gives
 */
export async function noteGrader(
  pool: Pool,
  gradingId: number,
  { name, version }: { name: string; version: string },
): Promise<number> {
  const known = await findGraderNumber(pool, [gradingId, name, version]);
  return known ?? (await addGrader(pool, [gradingId, name, version]));
}

type NamedGrader = [gradingId: number, name: string, version: string];

async function findGraderNumber(executor: Executor, named: NamedGrader): Promise<number | null> {
  const { rows } = await executor.query<{ number: number }>(
    'select number from grading_grader where grading_id = $1 and name = $2 and version = $3',
    named,
  );
  return rows[0]?.number ?? null;
}

async function addGrader(pool: Pool, named: NamedGrader): Promise<number> {
  return inTransaction(pool, async (client) => {
    // Not "for update": that would hold up the verdicts, whose foreign key locks the row.
    await client.query('select from grading where id = $1 for no key update', [named[0]]);
    await client.query(
      `update grading
          set grader_name = $2, grader_version = $3
        where id = $1
          and (grader_name, grader_version) is distinct from ($2, $3)
          and not exists (select from rollup_run where grading_id = $1)`,
      named,
    );
    await client.query(
      `insert into grading_grader (grading_id, number, name, version)
       select $1, coalesce(max(number), 0) + 1, $2, $3 from grading_grader where grading_id = $1
           on conflict (grading_id, name, version) do nothing`,
      named,
    );
    const number = await findGraderNumber(client, named);
    if (number === null) throw new Error(`The grader of grading ${named[0]} could not be noted.`);
    return number;
  });
}

/** What is kept of a grading beside its row. */
const TABLES_OF_GRADING = [
  'grading_grader',
  'verdict',
  'rollup_run',
  'rollup_repeat',
  'rollup_item',
  'rollup_length',
  'rollup_attribute',
  'rollup_item_score',
  'rollup_repeat_score',
];

/**
 * Names the grader that goes on with a grading under way. Where verdicts of another version are there, from
 * before an upgrade, they are removed and the grading begins anew: its figures are those of one version.
 */
export async function continueGradingAs(
  pool: Pool,
  gradingId: number,
  { name, version }: { name: string; version: string },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update grading
          set grader_name = $2, grader_version = $3
        where id = $1 and status = 'running' and made_current_at is null
          and (grader_name, grader_version) is distinct from ($2, $3)`,
      [gradingId, name, version],
    );
    if (rowCount === 0) return;
    for (const table of TABLES_OF_GRADING) {
      await client.query(`delete from ${table} where grading_id = $1`, [gradingId]);
    }
  });
}

/** Ends a grading that has reached every stored sample. False where one has come meanwhile, or it is gone. */
export async function completeGrading(
  executor: Executor,
  { gradingId, runId }: Pick<RegradeWork, 'gradingId' | 'runId'>,
): Promise<boolean> {
  const { rowCount } = await executor.query(
    `update grading
        set status = 'complete', finished_at = now()
      where id = $1 and status = 'running'
        and not exists (
              select from sample
               where sample.run_id = $2
                 and not exists (
                       select from verdict
                        where verdict.grading_id = $1 and verdict.sample_id = sample.id))`,
    [gradingId, runId],
  );
  return rowCount === 1;
}
