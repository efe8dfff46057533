import { z } from 'zod';

const costShape = {
  samples: z.int(),
  tokens: z.number().nullable(),
  gpuSeconds: z.number().nullable(),
};

const designSchema = z.object({
  ...costShape,
  halfWidthSameQuestions: z.number().nullable(),
  halfWidthNewQuestions: z.number().nullable(),
  detectableDifference: z.object({
    sameQuestions: z.number().nullable(),
    newQuestions: z.number().nullable(),
  }),
});

const repeatsForSchema = z.object({
  sameQuestions: z.int().nullable(),
  newQuestions: z.int().nullable(),
  reason: z.string().nullable().describe('Why one of them is null'),
  costSameQuestions: z.object(costShape).nullable(),
});

/** Fractions, samples and tokens of one checkpoint. */
export const planningSectionSchema = z.object({
  level: z.number(),
  power: z.number(),
  questions: z.int(),
  byRepeats: z.record(z.string(), designSchema),
  repeatsFor: z
    .object({ '0.01': repeatsForSchema, '0.02': repeatsForSchema, '0.05': repeatsForSchema })
    .describe('By the half width to reach'),
  assumptions: z.array(z.string()),
});
