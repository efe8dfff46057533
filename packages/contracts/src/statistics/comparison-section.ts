import { z } from 'zod';

import { estimateSchema, intervalSchema } from './figures.ts';

const withoutVerdictSchema = z.object({ missing: z.int(), unscorable: z.int() });

const capBoundsSchema = z.object({
  accuracyFraction: z.number(),
  bestFraction: z.number().describe('As if every cut-off reply that is not correct had been'),
  truncationRate: z.number().nullable(),
  unknown: z.int(),
});

const simpsonSchema = z.object({
  overall: estimateSchema,
  standardised: estimateSchema.describe('As if both had the same mix'),
  slices: z.record(
    z.string(),
    z.object({ difference: estimateSchema, firstItems: z.int(), secondItems: z.int() }),
  ),
  onlyInOne: z.array(z.string()),
  isReversed: z.boolean(),
  changesSign: z.boolean(),
  warning: z.string().nullable(),
});

/** The second checkpoint against the first, on the questions that both were asked. */
export const comparisonSectionSchema = z.object({
  difference: z.number().nullable().describe('Second − first'),
  interval: intervalSchema,
  bootstrapInterval: intervalSchema.describe('Beside the interval, where it can be trusted'),
  p: z.number().nullable().describe('Two-sided'),
  test: z.string().nullable().describe('The method of p'),
  verdict: z.enum(['better', 'worse', 'equivalent', 'undecided']).nullable(),
  verdictReason: z.string(),
  sentence: z.string(),
  delta: z.number().nullable(),
  isWithinDelta: z.boolean().nullable(),
  questions: z.int(),
  onlyInFirst: z.int(),
  onlyInSecond: z.int(),
  withoutVerdict: z.object({ first: withoutVerdictSchema, second: withoutVerdictSchema }),
  fixed: z.array(z.string()).describe('Not solved by the majority of the first, and of the second'),
  broken: z.array(z.string()).describe('The reverse'),
  flips: z.array(
    z.object({
      item: z.string(),
      first: z.number(),
      second: z.number(),
      difference: z.number(),
    }),
  ),
  oneRunEach: z.object({
    firstBeatsSecond: estimateSchema,
    tie: estimateSchema,
    secondBeatsFirst: estimateSchema,
    wrongOrder: estimateSchema.describe('Against the order of the means; a tie counts half'),
  }),
  lengthRatio: z.object({
    ratio: estimateSchema.describe('Tokens of the second over those of the first'),
    longer: estimateSchema,
    questions: z.int(),
    leftOut: z.int(),
  }),
  cap: z
    .object({
      first: capBoundsSchema,
      second: capBoundsSchema,
      canReverse: z.boolean(),
      warning: z.string().nullable(),
    })
    .nullable(),
  simpson: z.record(z.string(), simpsonSchema).describe('By attribute that is mixed differently'),
});
