import { z } from 'zod';

import { SAMPLE_FILTERS } from '@assay/contracts/samples';

export const benchmarkSearch = z.object({
  run: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  filter: z.enum(SAMPLE_FILTERS).catch('failing'),
});
