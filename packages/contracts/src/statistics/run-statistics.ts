import { z } from 'zod';

import { idSchema } from '../ids.ts';
import { answerEqualitySchema } from './answer-groups.ts';
import { levelSchema } from './comparison.ts';
import { statisticsSchema } from './document.ts';
import { estimateSchema } from './figures.ts';

export const runStatisticsInput = z.object({
  runId: idSchema,
  level: levelSchema,
  withMajority: z
    .boolean()
    .default(true)
    .describe('false: maj@k is left out, which may wait 8 s for workers to compare answers'),
});

const nextRunSchema = z.object({
  low: z.number(),
  high: z.number(),
  share: z.number().describe('The chance, at least, that one more run lies within'),
  n: z.int().describe('Runs it was taken from'),
  method: z.string(),
});

const runRewardSchema = z.object({
  accuracyReward: estimateSchema.describe('Before its weight'),
  rewarded: z.int(),
  withoutReward: z.int(),
  missingEnds: z.int(),
});

/** All statistics of one run, by its current grading. */
export const runStatisticsSchema = statisticsSchema.extend({
  /** Repeats of a run under way that are left out because samples of theirs are still to come. */
  repeatsUnderWay: z.int(),
  answerEquality: answerEqualitySchema.nullable().describe('Of maj@k; null: it was left out'),
  nextRun: nextRunSchema.nullable(),
  reward: runRewardSchema,
});
export type RunStatistics = z.infer<typeof runStatisticsSchema>;
