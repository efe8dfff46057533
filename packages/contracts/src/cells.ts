import { z } from 'zod';

import { graderSchema } from './graders.ts';
import { idSchema } from './ids.ts';
import { promptVariantSchema } from './prompts.ts';
import { intervalSchema } from './statistics/figures.ts';

/** What a leaderboard shows for one checkpoint and prompt variant on one benchmark version; null is drawn as a gap with its reason. */
export const accuracySchema = z.object({
  estimateFraction: z.number().nullable(),
  interval: intervalSchema,
  stdOverRepeats: z.number().nullable(),
  standardErrorSameItems: z.number().nullable(),
  /** Items with at least one graded sample. */
  items: z.int(),
  /** Planned items that have none and are left out of every figure. */
  itemsWithoutSamples: z.int(),
  /** Repeats in which every item has been graded. */
  repeats: z.int(),
  samples: z.int(),
  missingReason: z.string().nullable(),
});
export type Accuracy = z.infer<typeof accuracySchema>;

/** A named score of the grader, aggregated as accuracy is; its samples are those that have the score. */
export const scoreSchema = accuracySchema
  .omit({ standardErrorSameItems: true })
  .extend({ name: z.string() });
export type Score = z.infer<typeof scoreSchema>;

export const RUN_STATUSES = [
  'queued',
  'running',
  'completed',
  'failed',
  'cancelled',
  'paused',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const cellSchema = z.object({
  runId: idSchema,
  sweepId: idSchema,
  checkpointId: idSchema,
  benchmarkVersionId: idSchema,
  /** What was asked with: figures of different variants are never mixed. */
  variant: promptVariantSchema,
  status: z.enum(RUN_STATUSES),
  planned: z.int(),
  accuracy: accuracySchema,
  /** By name. */
  scores: z.array(scoreSchema),
  /** What judged these samples: after a re-grading not what the benchmark version names. */
  grader: graderSchema,
  meanCompletionTokens: z.number().nullable(),
  truncatedFraction: z.number().nullable(),
  /** Samples that could not be graded: they count as not correct, and against the grading. */
  unscorable: z.int(),
  unscorableFraction: z.number().nullable(),
  failures: z.int(),
});
export type Cell = z.infer<typeof cellSchema>;

export const leaderboardInput = z.object({ sweepId: idSchema.optional() });

export const leaderboardSchema = z.object({
  checkpoints: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      family: z.string().nullable(),
      trainingRun: z.string().nullable(),
      step: z.int().nullable(),
      backendName: z.string(),
    }),
  ),
  benchmarks: z.array(
    z.object({
      versionId: idSchema,
      name: z.string(),
      title: z.string(),
      version: z.string(),
      itemCount: z.int(),
      grader: graderSchema,
    }),
  ),
  /**
   * At most one per checkpoint, benchmark version, prompt template and system message: the newest completed
   * run, else the newest with samples.
   */
  cells: z.array(cellSchema),
});
export type Leaderboard = z.infer<typeof leaderboardSchema>;
