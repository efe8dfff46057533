import { decideSweepJob } from '@assay/contracts/jobs/decide-sweep';

/** The key under which a sweep waits to be decided, once however many of its runs have ended. */
export const decisionKey = (sweepId: string) => `'decide:' || ${sweepId}`;

/** Queues the decision of a sweep that stops when decided; null for any other. `sweep` is its row. */
export const ENQUEUE_DECISION = `
  case when sweep.spec ? 'stopping' then (
    select job.id
      from graphile_worker.add_job('${decideSweepJob.name}', json_build_object('sweepId', sweep.id),
             max_attempts := ${decideSweepJob.maxAttempts}, job_key := ${decisionKey('sweep.id')}) as job) end`;
