import { z } from 'zod';

import { idSchema } from '../ids.ts';

/** Get every missing sample of one shard of a run. Ids only: the row is the truth. */
export const generateShardJob = {
  name: 'generate-shard',
  payload: z.object({ shardId: idSchema }),
  /** Backend faults are handled inside the job; what is left (a lost database) is worth many tries. */
  maxAttempts: 1000,
} as const;
