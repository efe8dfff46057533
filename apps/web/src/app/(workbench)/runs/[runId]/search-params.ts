import { z } from 'zod';

import { USUAL_LEVEL } from '@assay/eval-core/statistics/interval';

export const LEVELS = [0.9, USUAL_LEVEL, 0.99] as const;

export const runSearch = z.object({
  level: z.coerce.number().pipe(z.literal(LEVELS)).catch(USUAL_LEVEL),
  curves: z.enum(['of-k', 'g-pass']).catch('of-k'),
  spread: z.enum(['density', 'ecdf']).catch('density'),
  slices: z.enum(['plain', 'shrunk']).catch('plain'),
  /** Completion tokens of one GPU in a second; absent: nobody said. */
  rate: z.coerce.number().positive().max(10_000_000).optional().catch(undefined),
});
export type RunSearch = z.output<typeof runSearch>;
