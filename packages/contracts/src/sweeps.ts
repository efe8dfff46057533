import { z } from 'zod';

import { RUN_STATUSES } from './cells.ts';
import { runFlagSchema } from './flags.ts';
import { idSchema } from './ids.ts';
import { promptVariantSchema } from './prompts.ts';
import { samplingSchema } from './sampling.ts';
import { sweepStoppingSchema } from './sweep-stopping.ts';
import { typedText } from './typed-text.ts';

/** What a person queues: checkpoints × benchmark versions × repeats × sampling. */
export const sweepSpecSchema = z.object({
  name: typedText(160).min(1, 'Give the sweep a name.'),
  checkpointIds: z
    .array(idSchema)
    .min(1, 'Choose at least one checkpoint.')
    .max(500, 'Choose at most 500 checkpoints.'),
  benchmarkVersionIds: z
    .array(idSchema)
    .min(1, 'Choose at least one benchmark.')
    .max(200, 'Choose at most 200 benchmarks.'),
  /** Templates to ask with, each a run of its own; null: each benchmark version's own. */
  promptTemplateIds: z
    .array(idSchema.nullable())
    .min(1, 'Choose at least one prompt template.')
    .max(20, 'Choose at most 20 prompt templates.')
    .default([null]),
  /** System messages to send, each a run of its own; null: each checkpoint's own. */
  systemMessageIds: z
    .array(idSchema.nullable())
    .min(1, 'Choose at least one system message.')
    .max(20, 'Choose at most 20 system messages.')
    .default([null]),
  repeats: z.int().min(1).max(1000),
  /**
   * Of each benchmark at most so many items, as if drawn at random, the same for every run; absent: all. Those of a
   * smaller limit are among those of a larger one.
   */
  itemLimit: z.int('Give a whole number of items.').min(1).max(1_000_000).optional(),
  sampling: samplingSchema,
  /** A reply that goes round in circles is cut short, as if it had reached its limit. No in specifications of old. */
  cutsLoops: z.boolean().optional(),
  /** Absent: all repeats are asked. Else `repeats` is the most, and fewer where fewer decide. */
  stopping: sweepStoppingSchema.optional(),
});
export type SweepSpec = z.infer<typeof sweepSpecSchema>;

/** What a sweep will cost, before it is queued. */
export const sweepPlanSchema = z.object({
  runs: z.int(),
  /** Runs for each checkpoint on each benchmark; null where they differ, as an override is somebody's default. */
  promptVariants: z.int().nullable(),
  items: z.int(),
  generations: z.int(),
  /** Upper bound: every reply at the token limit. */
  maxCompletionTokens: z.int(),
  /** From the mean lengths of earlier runs of the same cells and prompts; null where one has none. */
  expectedCompletionTokens: z.int().nullable(),
  perBenchmark: z.array(
    z.object({ versionId: idSchema, title: z.string(), items: z.int(), generations: z.int() }),
  ),
});
export type SweepPlan = z.infer<typeof sweepPlanSchema>;

export const SWEEP_STATUSES = RUN_STATUSES;

export const sweepSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  status: z.enum(SWEEP_STATUSES),
  runs: z.int(),
  checkpoints: z.int(),
  benchmarks: z.int(),
  repeats: z.int(),
  planned: z.int(),
  samples: z.int(),
  failures: z.int(),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
});
export type SweepSummary = z.infer<typeof sweepSummarySchema>;

export const runProgressSchema = z.object({
  runId: idSchema,
  checkpointId: idSchema,
  checkpointName: z.string(),
  benchmarkVersionId: idSchema,
  benchmarkTitle: z.string(),
  variant: promptVariantSchema,
  status: z.enum(RUN_STATUSES),
  statusReason: z.string().nullable(),
  planned: z.int(),
  samples: z.int(),
  correct: z.int(),
  incorrect: z.int(),
  unscorable: z.int(),
  truncated: z.int(),
  failures: z.int(),
  meanCompletionTokens: z.number().nullable(),
  flags: z.array(runFlagSchema),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

export const sweepProgressSchema = z.object({
  sweepId: idSchema,
  status: z.enum(SWEEP_STATUSES),
  planned: z.int(),
  samples: z.int(),
  failures: z.int(),
  completionTokens: z.number(),
  /** Over the last half minute at most; null until two readings exist or when nothing moves. */
  samplesPerSecond: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  etaSeconds: z.number().nullable(),
  workers: z.int(),
  runs: z.array(runProgressSchema),
  at: z.date(),
});
export type SweepProgress = z.infer<typeof sweepProgressSchema>;

/** Higher first: requests and shards of a lower one stand back. */
export const PRIORITIES = [-1, 0, 1] as const;
export const prioritySchema = z.literal(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

export const sweepDetailSchema = z.object({
  id: idSchema,
  name: z.string(),
  spec: sweepSpecSchema,
  priority: prioritySchema,
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  progress: sweepProgressSchema,
});
export type SweepDetail = z.infer<typeof sweepDetailSchema>;

/** A sweep is as far as its runs: running while any runs, paused while any is, failed when one failed and none is left. */
export function sweepStatus(
  runs: readonly { status: (typeof RUN_STATUSES)[number] }[],
): (typeof RUN_STATUSES)[number] {
  const has = (status: (typeof RUN_STATUSES)[number]) => runs.some((run) => run.status === status);
  const all = (status: (typeof RUN_STATUSES)[number]) => runs.every((run) => run.status === status);
  if (all('queued')) return 'queued';
  if (has('running') || has('queued')) return 'running';
  if (has('paused')) return 'paused';
  if (has('failed')) return 'failed';
  if (has('cancelled')) return 'cancelled';
  return 'completed';
}
