import { z } from 'zod';

import { cellSchema } from './cells.ts';
import { graderParamsSchema, graderSchema } from './graders.ts';
import { idSchema } from './ids.ts';
import { promptVariantSchema } from './prompts.ts';
import { OUTCOMES } from './runs.ts';

/** Incomplete: it had reached all samples there were, and others came after it. */
export const GRADING_STATUSES = ['running', 'complete', 'incomplete'] as const;
export type GradingStatus = (typeof GRADING_STATUSES)[number];

/** One pass of a grader over a run. */
export const gradingSchema = z.object({
  id: idSchema,
  runId: idSchema,
  sweepId: idSchema,
  grader: graderSchema,
  status: z.enum(GRADING_STATUSES),
  /** The one that pages and rollups speak of. */
  isCurrent: z.boolean(),
  /** Stored samples of the run. */
  samples: z.int(),
  /** How many of them have a verdict of this grading. */
  graded: z.int(),
  correct: z.int(),
  incorrect: z.int(),
  unscorable: z.int(),
  /** Null: it came with the run. */
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  /** When it last became the current one; null: it never counted, and may be discarded. */
  madeCurrentAt: z.date().nullable(),
});
export type GradingInfo = z.infer<typeof gradingSchema>;

/** What is looked at, changed or discarded together: the runs of a few benchmarks, not all there are. */
const MOST_AT_ONCE = 100;

export const startGradingsInput = z.object({
  runIds: z
    .array(idSchema)
    .min(1, 'Choose at least one run.')
    .max(MOST_AT_ONCE, `Choose at most ${MOST_AT_ONCE} runs at once.`),
  /** In place of the benchmark version's own kind, such as "judge"; absent: that. */
  graderKind: z.string().min(1, 'Name a kind of grader.').max(100).optional(),
  /** In place of the benchmark version's own; an item's own parameters still win. */
  graderParams: graderParamsSchema.optional(),
});
export type StartGradings = z.infer<typeof startGradingsInput>;

/** The gradings of one run, or of all runs of one sweep. */
export const listGradingsInput = z.union([
  z.strictObject({ runId: idSchema }),
  z.strictObject({ sweepId: idSchema }),
]);
export type ListGradings = z.infer<typeof listGradingsInput>;

export const gradingIdsInput = z.object({
  gradingIds: z
    .array(idSchema)
    .min(1, 'Choose at least one grading.')
    .max(MOST_AT_ONCE, `Choose at most ${MOST_AT_ONCE} gradings at once.`),
});

/** How many samples had one outcome in the current grading and have another, or the same, in this one. */
export const outcomeChangeSchema = z.object({
  from: z.enum(OUTCOMES),
  to: z.enum(OUTCOMES),
  samples: z.int(),
});
export type OutcomeChange = z.infer<typeof outcomeChangeSchema>;

export const gradingPreviewSchema = z.object({
  grading: gradingSchema,
  /** The current grading of the run, which the changes are counted from. */
  comparedWithId: idSchema,
  checkpoint: z.object({ id: idSchema, name: z.string() }),
  benchmark: z.object({ versionId: idSchema, title: z.string() }),
  changes: z.array(outcomeChangeSchema),
  /** Samples whose outcome differs. */
  changedSamples: z.int(),
  /** Null until something is graded. */
  changedFraction: z.number().nullable(),
  /**
   * For the whole run, while only a random part of it is graded; null when nothing is graded or everything
   * is, and the fraction is exact.
   */
  changedInterval: z
    .object({ lowFraction: z.number(), highFraction: z.number(), level: z.literal(0.95) })
    .nullable(),
  before: cellSchema,
  /** Null until the grading is complete. */
  after: cellSchema.nullable(),
});
export type GradingPreview = z.infer<typeof gradingPreviewSchema>;

/**
 * A checkpoint, asked with one prompt variant, whose place on a benchmark would change; equal estimates share
 * a place.
 */
export const rankMoveSchema = z.object({
  versionId: idSchema,
  benchmarkTitle: z.string(),
  checkpointId: idSchema,
  checkpointName: z.string(),
  variant: promptVariantSchema,
  before: z.int(),
  after: z.int(),
});
export type RankMove = z.infer<typeof rankMoveSchema>;

/** What would change if these gradings became the current ones. Nothing of it counts before that. */
export const gradingsPreviewSchema = z.object({
  gradings: z.array(gradingPreviewSchema),
  /** On the workspace's leaderboard; null until every grading is complete; empty: all keep their places. */
  rankMoves: z.array(rankMoveSchema).nullable(),
  /**
   * Gradings whose run the leaderboard does not count, but another of the same checkpoint, prompt variant and
   * benchmark version: they move no place. Null until every grading is complete.
   */
  uncountedGradingIds: z.array(idSchema).nullable(),
});
export type GradingsPreview = z.infer<typeof gradingsPreviewSchema>;
