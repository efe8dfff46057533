import { z } from 'zod';

import {
  accuracySectionSchema,
  breakdownNotesSchema,
  breakdownsSchema,
  gPassSchema,
} from './accuracy-section.ts';
import { comparisonSectionSchema } from './comparison-section.ts';
import { distributionSectionSchema } from './distribution-section.ts';
import { curveSchema } from './figures.ts';
import { lengthSectionSchema } from './length-section.ts';
import { planningSectionSchema } from './planning-section.ts';

/** All statistics of one checkpoint on one benchmark. */
export const statisticsSchema = z.object({
  version: z.string().describe('Changes whenever the same samples could give another figure'),
  level: z.number(),
  accuracy: accuracySectionSchema,
  passAtK: curveSchema.describe('By k'),
  avgAtK: curveSchema.describe('By k'),
  majAtK: curveSchema.nullable().describe('By k; null: answers are not known'),
  worstOfK: curveSchema.describe('By k'),
  bestOfK: curveSchema.describe('By k'),
  gPass: gPassSchema,
  distribution: distributionSectionSchema,
  lengths: lengthSectionSchema,
  budget: curveSchema.describe('Accuracy had max tokens been T, by T'),
  budgetLimits: z.object({
    unknownLengths: z.int(),
    cappedFrom: z.number().nullable(),
    cappedAt: z.number().nullable(),
  }),
  breakdowns: breakdownsSchema,
  breakdownNotes: breakdownNotesSchema,
  planning: planningSectionSchema,
});
export type Statistics = z.infer<typeof statisticsSchema>;

/** What `assay stats` prints: of the first file, and with two files what the second adds. */
export const statsDocumentSchema = statisticsSchema.extend({
  second: statisticsSchema.optional(),
  comparison: comparisonSectionSchema.optional(),
});
export type StatsDocument = z.infer<typeof statsDocumentSchema>;
