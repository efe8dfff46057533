import type { JobHandlers } from '@assay/db/queue/job-handler';

import type { Engine } from './engine/engine.ts';
import { handleDecideSweep } from './jobs/decide-sweep.ts';
import { handleGenerateShard } from './jobs/generate-shard.ts';
import { handleRegradeRun } from './jobs/regrade-run.ts';

/** A handler for every job of contracts; a missing one does not compile. */
export function createHandlers(engine: Engine) {
  return {
    'decide-sweep': (payload) => handleDecideSweep(engine, payload),
    'generate-shard': (payload, context) => handleGenerateShard(engine, payload, context),
    'regrade-run': (payload, context) => handleRegradeRun(engine, payload, context),
  } satisfies JobHandlers;
}
