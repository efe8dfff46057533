import type { JobName, JobPayload } from '@assay/contracts/jobs/registry';

export interface JobContext {
  /** Fires when the job must stop now: its time to drain is over, or another worker has taken the job over. */
  signal: AbortSignal;
  /** Fires when the job should begin nothing new. It ends by throwing the reason, unless it was done anyway. */
  drain: AbortSignal;
}

/** One handler for every job there is. */
export type JobHandlers = {
  [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<void>;
};
