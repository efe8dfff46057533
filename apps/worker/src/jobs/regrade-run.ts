import type { JobPayload } from '@assay/contracts/jobs/registry';
import type { JobContext } from '@assay/db/queue/job-handler';

import type { Engine } from '../engine/engine.ts';
import { regradeRun } from '../engine/regrade-run.ts';

export function handleRegradeRun(
  engine: Engine,
  { gradingId }: JobPayload<'regrade-run'>,
  { signal, drain }: JobContext,
): Promise<void> {
  // What is not stored yet is graded again in no time.
  return regradeRun(engine, { gradingId, signal: AbortSignal.any([signal, drain]) });
}
