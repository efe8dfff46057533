import { generateShardJob } from '@assay/contracts/jobs/generate-shard';
import { jobs, type JobName, type JobPayload } from '@assay/contracts/jobs/registry';

import type { Executor } from '../executor.ts';

export interface EnqueueOptions {
  /** A job that waits under the same key is replaced, so that the same work is not queued twice. */
  key?: string;
}

/** Puts one job on the queue, in the transaction of `executor` when it has one. */
export async function enqueueJob<Name extends JobName>(
  executor: Executor,
  job: { name: Name; payload: JobPayload<Name> },
  options: EnqueueOptions = {},
): Promise<void> {
  const definition = jobs[job.name];
  await executor.query(
    `select graphile_worker.add_job($1, $2::json, max_attempts := $3, job_key := $4)`,
    [
      job.name,
      JSON.stringify(definition.payload.parse(job.payload)),
      definition.maxAttempts,
      options.key ?? null,
    ],
  );
}

/**
 * Puts every unfinished shard of a run on the queue, in one statement and with one notice to the workers.
 *
 * @returns how many
 */
export async function enqueueShardJobs(executor: Executor, runId: number): Promise<number> {
  const { rows } = await executor.query<{ count: number }>(
    `select count(*)::int as count
       from graphile_worker.add_jobs(array(
              select row($2, json_build_object('shardId', id), null, null, $3, 'shard:' || id, null, null)
                       ::graphile_worker.job_spec
                from run_shard
               where run_id = $1 and finished_at is null
               order by from_index))`,
    [runId, generateShardJob.name, generateShardJob.maxAttempts],
  );
  return rows[0]?.count ?? 0;
}
