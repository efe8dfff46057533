import { z } from 'zod';

import { curveSchema, estimateSchema, intervalSchema } from './figures.ts';

const fraction = z.number().nullable();

export const accuracySectionSchema = z.object({
  mean: fraction.describe('Correct of all cells: unscorable and missing ones are not correct'),
  meanScored: fraction.describe('Correct of those found correct or incorrect'),
  stdOverRepeats: fraction.describe('What papers print behind ±; not an error of the mean'),
  seSameQuestions: fraction.describe('Standard error for these very questions, asked anew'),
  ciNewQuestions: intervalSchema.describe('For new questions like these'),
  varianceQuestion: z.number().nullable(),
  varianceRun: z.number().nullable().describe('Mean of p(1 − p), unbiased'),
  questions: z.int(),
  repeats: z.int(),
  clusters: z.int().nullable(),
  questionsWithoutCluster: z.int().nullable(),
  correct: z.int(),
  incorrect: z.int(),
  unscorable: z.int(),
  missing: z.int(),
  missingReason: z.string().nullable(),
});

export const breakdownsSchema = z
  .record(
    z.string(),
    z.record(
      z.string(),
      estimateSchema.extend({
        items: z.int(),
        samples: z.int(),
        shrunk: estimateSchema.describe('Moved towards the other slices; offered beside the value'),
        isSmall: z.boolean(),
      }),
    ),
  )
  .describe('By attribute, then by its value');

export const breakdownNotesSchema = z.object({
  byAttribute: z.record(
    z.string(),
    z.object({ itemsWithout: z.int(), note: z.string().nullable() }),
  ),
  leftOut: z.array(z.string()).describe('Attributes with too many values'),
});

export const gPassSchema = z.record(z.string(), curveSchema).describe('By τ, then by k');
