import type { z } from 'zod';

import { decideSweepJob } from './decide-sweep.ts';
import { generateShardJob } from './generate-shard.ts';
import { regradeRunJob } from './regrade-run.ts';

/** Every job there is; a worker without a handler for one of them does not compile. */
export const jobs = {
  [decideSweepJob.name]: decideSweepJob,
  [generateShardJob.name]: generateShardJob,
  [regradeRunJob.name]: regradeRunJob,
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;
