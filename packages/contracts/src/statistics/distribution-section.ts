import { z } from 'zod';

import { curveSchema } from './figures.ts';

/** How the accuracies of single runs are spread. */
export const distributionSectionSchema = z.object({
  accuracies: z.array(z.number()).describe('Of every repeat; missing cells are not correct'),
  binWidth: z.number().nullable(),
  histogram: curveSchema.describe('Shares of repeats, by the start of the bin'),
  ecdf: curveSchema.describe('Share of repeats with at most this accuracy'),
  density: curveSchema.describe('Kernel density by accuracy'),
  bandwidth: z.number().nullable(),
  densityMethod: z.string(),
});
