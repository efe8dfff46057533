import { jobs, type JobName, type JobPayload } from '@assay/contracts/jobs/registry';

import type { Executor } from '../executor.ts';

export interface EnqueueOptions {
  /** A job that waits under the same key is replaced, so that the same work is not queued twice. */
  key?: string;
}

/** Puts one job on the queue, flagged by its name, in the transaction of `executor` when it has one. */
export async function enqueueJob<Name extends JobName>(
  executor: Executor,
  job: { name: Name; payload: JobPayload<Name> },
  options: EnqueueOptions = {},
): Promise<void> {
  const definition = jobs[job.name];
  await executor.query(
    `select graphile_worker.add_job($1, $2::json, max_attempts := $3, job_key := $4, flags := array[$1])`,
    [
      job.name,
      JSON.stringify(definition.payload.parse(job.payload)),
      definition.maxAttempts,
      options.key ?? null,
    ],
  );
}
