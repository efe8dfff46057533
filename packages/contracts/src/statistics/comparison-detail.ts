import { z } from 'zod';

import { idSchema, sampleIdSchema } from '../ids.ts';
import { comparisonSectionSchema } from './comparison-section.ts';
import { COMPARISON_VERDICTS, deltaSchema, levelSchema } from './comparison.ts';
import { distributionSectionSchema } from './distribution-section.ts';
import { intervalSchema } from './figures.ts';

/** Two runs on the same benchmark version. */
export const runPairInput = z.object({ firstRunId: idSchema, secondRunId: idSchema });

export const compareRunsInput = runPairInput.extend({ level: levelSchema, delta: deltaSchema });

/** Accuracies of single repeats: what one run alone would have shown. */
const singleRunsSchema = distributionSectionSchema.pick({
  accuracies: true,
  density: true,
  bandwidth: true,
  densityMethod: true,
});

const sequentialStepSchema = z.object({
  repeat: z.int(),
  difference: z.number(),
  interval: intervalSchema.unwrap(),
  isDecided: z.boolean(),
  verdict: z.enum(COMPARISON_VERDICTS),
});

/** All that the samples of two runs on one benchmark version say of the second against the first. */
export const comparedRunsSchema = comparisonSectionSchema
  .omit({ fixed: true, broken: true, flips: true })
  .extend({
    differingSettings: z
      .array(z.object({ name: z.string(), first: z.string(), second: z.string() }))
      .describe('In what the two were asked or judged differently'),
    singleRuns: z.object({ first: singleRunsSchema, second: singleRunsSchema }),
    /** Valid under peeking: on these questions, after each complete repeat. */
    sequential: z.object({
      steps: z.array(sequentialStepSchema),
      decidedAt: z.int().nullable(),
      questions: z.int(),
      /** Whether samples are still to come. */
      isUnderWay: z.boolean(),
    }),
  });
export type ComparedRuns = z.infer<typeof comparedRunsSchema>;

const flipSchema = z.object({
  itemKey: z.string(),
  firstFraction: z.number(),
  secondFraction: z.number(),
  /** A sample that shows what this run mostly gave; null: it has none such. */
  firstSampleId: sampleIdSchema.nullable(),
  secondSampleId: sampleIdSchema.nullable(),
});
export type Flip = z.infer<typeof flipSchema>;

const flipListSchema = z.object({
  total: z.int(),
  /** The largest changes first. */
  flips: z.array(flipSchema).describe('The first hundred'),
});
export type FlipList = z.infer<typeof flipListSchema>;

export const flipsSchema = z.object({
  /** Solved in at most half of the first run's repeats and in more than half of the second's. */
  fixed: flipListSchema,
  /** The reverse. */
  broken: flipListSchema,
  firstRepeats: z.int(),
  secondRepeats: z.int(),
});
export type FlipLists = z.infer<typeof flipsSchema>;
