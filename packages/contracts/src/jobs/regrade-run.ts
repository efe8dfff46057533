import { z } from 'zod';

import { idSchema } from '../ids.ts';

/** Give every stored sample of a run its verdict in one grading. Ids only: the row is the truth. */
export const regradeRunJob = {
  name: 'regrade-run',
  payload: z.object({ gradingId: idSchema }),
  /** Grading itself never fails; what is left (a lost database) is worth many tries. */
  maxAttempts: 1000,
} as const;
