import { z } from 'zod';

import { curveSchema, estimateSchema } from './figures.ts';

const lengthSummarySchema = z.object({
  n: z.int().describe('Samples of known length'),
  estimated: z.int().describe('Samples of known length whose length is an estimate'),
  missing: z.int().describe('Samples of unknown length'),
  mean: estimateSchema,
  quantiles: z.object({
    p5: estimateSchema,
    p25: estimateSchema,
    p50: estimateSchema,
    p75: estimateSchema,
    p95: estimateSchema,
  }),
  histogram: curveSchema.describe('Shares by the first length of a bin'),
});

/** All in tokens but for shares and ratios. */
export const lengthSectionSchema = z.object({
  all: lengthSummarySchema,
  thinking: lengthSummarySchema,
  answer: lengthSummarySchema,
  correct: lengthSummarySchema,
  incorrect: lengthSummarySchema,
  unscorable: lengthSummarySchema,
  perQuestionSpread: estimateSchema,
  correctToIncorrect: z.object({
    ratio: estimateSchema,
    longerIsWorse: estimateSchema,
    questions: z.int(),
  }),
  truncation: z.object({
    rate: estimateSchema,
    unknown: z.int(),
    completed: estimateSchema,
    truncated: estimateSchema,
    warning: z.string().nullable(),
  }),
});
