import { z } from 'zod';

import { idSchema } from '../ids.ts';

/** Look whether the runs of a sweep are decided, and queue a further round of those that are not. */
export const decideSweepJob = {
  name: 'decide-sweep',
  payload: z.object({ sweepId: idSchema }),
  /** What can fail is the database, which is worth many tries. */
  maxAttempts: 1000,
} as const;
