import type { JobName, JobPayload } from '@assay/contracts/jobs/registry';

export interface JobContext {
  /** Fires when the job must stop now: the process drains, or another worker has taken the job over. */
  signal: AbortSignal;
}

/** One handler for every job there is. */
export type JobHandlers = {
  [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<void>;
};
