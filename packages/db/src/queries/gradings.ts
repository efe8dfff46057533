import type { Pool, PoolClient } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { GradingInfo, ListGradings, OutcomeChange } from '@assay/contracts/gradings';

import type { Executor } from '../executor.ts';
import { enqueueJob } from '../queue/enqueue.ts';
import { GRADER_VERSION } from './grader-version-sql.ts';

const scopeConditions = {
  runId: 'grading.run_id = $2',
  sweepId: 'run.sweep_id = $2',
  gradingIds: 'grading.id = any($2::int[])',
};

/** Gradings of this workspace, of one run, of a sweep or by their ids: the newest first. */
export async function findGradings(
  executor: Executor,
  workspaceId: number,
  scope: ListGradings | { gradingIds: readonly number[] },
): Promise<GradingInfo[]> {
  const [[name, value]] = Object.entries(scope) as [[keyof typeof scopeConditions, unknown]];
  const { rows } = await executor.query<GradingInfo>(
    `select grading.id,
            run.id as "runId",
            run.sweep_id as "sweepId",
            json_build_object('kind', grading.grader_kind, 'name', grading.grader_name,
                              'version', ${GRADER_VERSION}, 'params', grading.grader_params)
              as grader,
            case when grading.status = 'complete' and coalesce(graded.samples, 0) < coalesce(stored.samples, 0)
                 then 'incomplete' else grading.status::text end as status,
            grading.id = run.current_grading_id as "isCurrent",
            coalesce(stored.samples, 0) as samples,
            coalesce(graded.samples, 0) as graded,
            coalesce(graded.correct, 0) as correct,
            coalesce(graded.incorrect, 0) as incorrect,
            coalesce(graded.unscorable, 0) as unscorable,
            author.name as "createdBy",
            grading.created_at as "createdAt",
            grading.finished_at as "finishedAt",
            grading.made_current_at as "madeCurrentAt"
       from grading
       join run on run.id = grading.run_id and run.workspace_id = $1
       left join rollup_run graded on graded.grading_id = grading.id
       left join rollup_run stored on stored.grading_id = run.current_grading_id
       left join "user" author on author.id = grading.created_by_id
      where ${scopeConditions[name]}
      order by grading.id desc`,
    [workspaceId, value],
  );
  return rows;
}

/** The runs of this workspace among those asked for, with their states. */
export async function findRunStatuses(
  executor: Executor,
  workspaceId: number,
  runIds: readonly number[],
): Promise<Map<number, RunStatus>> {
  const { rows } = await executor.query<{ id: number; status: RunStatus }>(
    'select id, status from run where workspace_id = $1 and id = any($2::int[])',
    [workspaceId, runIds],
  );
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/**
 * Adds to each run a grading of its stored samples and queues the work, in the caller's transaction. None of
 * them counts before it is made the current one.
 *
 * @param graderKind, graderParams null: the benchmark version's own
 * @returns the ids in the order of `runIds`
 */
export async function insertGradings(
  client: PoolClient,
  wanted: {
    runIds: readonly number[];
    graderKind?: string | null;
    graderParams: Record<string, unknown> | null;
    createdById: number | null;
  },
): Promise<number[]> {
  const { runIds, graderKind = null, graderParams, createdById } = wanted;
  const { rows } = await client.query<{ id: number }>(
    `insert into grading (run_id, grader_kind, grader_params, grader_name, grader_version, status,
                          created_by_id)
     select run.id, coalesce($4, version.grader_kind), coalesce($2, version.grader_params), version.grader_name,
            version.grader_version, 'running', $3
       from unnest($1::int[]) with ordinality as chosen (id, place)
       join run on run.id = chosen.id
       join benchmark_version version on version.id = run.benchmark_version_id
      order by chosen.place
     returning id`,
    [runIds, graderParams && JSON.stringify(graderParams), createdById, graderKind],
  );
  for (const { id } of rows) await enqueueRegrade(client, id);
  return rows.map(({ id }) => id);
}

/** Lets gradings go on with the samples that they lack, in the caller's transaction. */
export async function reopenGradings(
  client: PoolClient,
  gradingIds: readonly number[],
): Promise<void> {
  await client.query(
    `update grading set status = 'running', finished_at = null where id = any($1::int[])`,
    [gradingIds],
  );
  for (const gradingId of gradingIds) await enqueueRegrade(client, gradingId);
}

function enqueueRegrade(client: PoolClient, gradingId: number): Promise<void> {
  const job = { name: 'regrade-run', payload: { gradingId } } as const;
  return enqueueJob(client, job, { key: `grading:${gradingId}` });
}

/** Outcomes in the current gradings of their runs against outcomes in these gradings. */
export async function findOutcomeChanges(
  pool: Pool,
  gradingIds: readonly number[],
): Promise<(OutcomeChange & { gradingId: number })[]> {
  const { rows } = await pool.query<OutcomeChange & { gradingId: number }>(
    `select grading.id as "gradingId", before.outcome as "from", after.outcome as "to",
            count(*)::int as samples
       from grading
       join run on run.id = grading.run_id
       join verdict after on after.grading_id = grading.id
       join verdict before on before.grading_id = run.current_grading_id
                          and before.sample_id = after.sample_id
      where grading.id = any($1::int[])
      group by grading.id, before.outcome, after.outcome
      order by grading.id, before.outcome, after.outcome`,
    [gradingIds],
  );
  return rows;
}

/** Holds the runs of these gradings, so that no two people change what is current at once. */
export async function lockRunsOfGradings(
  client: PoolClient,
  gradingIds: readonly number[],
): Promise<void> {
  // Not "for update": that would hold up samples and gradings, whose foreign keys lock the row.
  await client.query(
    `select from run
      where id in (select run_id from grading where id = any($1::int[]))
      order by id
        for no key update`,
    [gradingIds],
  );
}

/** Makes each the one that its run's pages and rollups speak of; those before stay. */
export async function setCurrentGradings(
  client: PoolClient,
  gradingIds: readonly number[],
): Promise<void> {
  await client.query(
    `update run
        set current_grading_id = grading.id
       from grading
      where grading.id = any($1::int[]) and run.id = grading.run_id`,
    [gradingIds],
  );
  await client.query('update grading set made_current_at = now() where id = any($1::int[])', [
    gradingIds,
  ]);
}

/** Removes gradings that never counted, with their verdicts and rollups. */
export async function deleteUnusedGradings(
  client: PoolClient,
  gradingIds: readonly number[],
): Promise<void> {
  await client.query('delete from grading where id = any($1::int[]) and made_current_at is null', [
    gradingIds,
  ]);
}
