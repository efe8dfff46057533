import { z } from 'zod';

import { idSchema } from './ids.ts';

/** What a sweep of these would be able to show. */
export const sweepPrecisionInput = z.object({
  benchmarkVersionIds: z
    .array(idSchema)
    .min(1, 'Choose at least one benchmark.')
    .max(200, 'Choose at most 200 benchmarks.'),
  /** Their own runs tell more than those of others; none may be chosen yet. */
  checkpointIds: z.array(idSchema).max(500, 'Choose at most 500 checkpoints.'),
});
export type SweepPrecisionInput = z.infer<typeof sweepPrecisionInput>;

/** The run that the variances were seen in. */
const seenRunSchema = z.object({
  runId: idSchema,
  checkpointName: z.string(),
  repeats: z.int(),
  /** It answered another version of the benchmark. */
  isOtherVersion: z.boolean(),
  /** Over its questions, 0…1; null: none has a sample. */
  mean: z.number().nullable(),
});

export const benchmarkPrecisionSchema = z.object({
  versionId: idSchema,
  title: z.string(),
  items: z.int(),
  /** Null: no run of the benchmark is stored, so all of the spread is assumed. */
  seen: seenRunSchema.nullable(),
  /** Eval-core's `AccuracySpread`; squared fractions. */
  spread: z.object({ mean: z.number(), varianceRun: z.number(), varianceQuestion: z.number() }),
  /**
   * `seen`: both variances; `run-unseen`: that of questions, and no repeat that differs; `split-assumed`: their sum only;
   * `assumed`: neither.
   */
  spreadKind: z.enum(['seen', 'run-unseen', 'split-assumed', 'assumed']),
  /** Of one sample; null: not known. */
  meanCompletionTokens: z.number().nullable(),
  /** That the sweep of that run made, all its requests together; null: not known. */
  tokensPerSecond: z.number().nullable(),
});
export type BenchmarkPrecision = z.infer<typeof benchmarkPrecisionSchema>;
