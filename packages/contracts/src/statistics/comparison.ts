import { z } from 'zod';

import { USUAL_LEVEL } from '@assay/eval-core/statistics/interval';

import { RUN_STATUSES } from '../cells.ts';
import { idSchema } from '../ids.ts';
import { promptVariantSchema } from '../prompts.ts';
import { estimateSchema, intervalSchema } from './figures.ts';

/** The prompt variant of a leaderboard's row that differs from its defaults in nothing; see `promptVariantKey`. */
export const DEFAULT_VARIANT_KEY = 'default/own';

const variantKeySchema = z
  .string()
  .regex(
    /^(default|[1-9]\d{0,9})\/(own|[1-9]\d{0,9})$/,
    'must be such as "default/own" or "3/own"',
  );

/** A row of the leaderboard: a checkpoint with one prompt variant. */
export const subjectSchema = z.object({
  checkpointId: idSchema,
  variantKey: variantKeySchema.default(DEFAULT_VARIANT_KEY),
});
export type Subject = z.output<typeof subjectSchema>;

/** The level of all intervals and tests. Up to one half nothing could be called equivalent. */
export const levelSchema = z
  .number()
  .gt(0.5, 'must be above 0.5')
  .lt(1, 'must be below 1, such as 0.95')
  .default(USUAL_LEVEL);

/** A difference in share too small to matter; absent: none is. */
export const deltaSchema = z
  .number()
  .gt(0, 'must be above 0')
  .max(1, 'must be at most 1')
  .optional();

export const compareInput = z.object({
  first: subjectSchema,
  second: subjectSchema,
  /** Absent: the newest completed run of each on each benchmark version, whatever its sweep. */
  sweepId: idSchema.optional(),
  level: levelSchema,
  delta: deltaSchema,
});
export type CompareInput = z.input<typeof compareInput>;

export const COMPARISON_VERDICTS = ['better', 'worse', 'equivalent', 'undecided'] as const;
export type ComparisonVerdict = (typeof COMPARISON_VERDICTS)[number];
const verdictSchema = z.enum(COMPARISON_VERDICTS);

/** Cells that count as not correct although nobody found them incorrect. */
const withoutVerdictSchema = z.object({ missing: z.int(), unscorable: z.int() });

/** One of the two on one benchmark. */
export const comparedCellSchema = z.object({
  runId: idSchema,
  sweepId: idSchema,
  status: z.enum(RUN_STATUSES),
  /** Over the shared questions; unscorable and missing cells are not correct. */
  accuracy: estimateSchema,
  repeats: z.int(),
  /** Repeats of a run under way that are left out because samples of theirs are still to come. */
  repeatsUnderWay: z.int(),
  withoutVerdict: withoutVerdictSchema,
});
export type ComparedCell = z.infer<typeof comparedCellSchema>;

/** The second against the first on the questions that both were asked. */
export const comparedBenchmarkSchema = z.object({
  difference: z.number().nullable().describe('Second − first, share of correct repeats'),
  interval: intervalSchema,
  p: z.number().nullable().describe('Two-sided, of this benchmark alone'),
  test: z.string().nullable().describe('The name under which docs/statistics.md explains it'),
  verdict: verdictSchema.nullable(),
  verdictReason: z.string(),
  isWithinDelta: z.boolean().nullable().describe('null: no delta was given, or no interval'),
  questions: z.int().describe('That both were asked'),
  onlyInFirst: z.int(),
  onlyInSecond: z.int(),
  benchmark: z.object({
    versionId: idSchema,
    name: z.string(),
    title: z.string(),
    version: z.string(),
  }),
  first: comparedCellSchema,
  second: comparedCellSchema,
  /** `verdict` is by it. */
  pAdjusted: z.number().nullable().describe("Holm's, over the benchmarks of this comparison"),
  /** The verdict for people, with the adjusted p. */
  sentence: z.string(),
  /** Questions whose answer turned, by the majority of repeats. */
  fixed: z.int(),
  broken: z.int(),
});
export type ComparedBenchmark = z.infer<typeof comparedBenchmarkSchema>;

export const comparedSubjectSchema = subjectSchema.extend({
  name: z.string(),
  /** Of one of its runs; null: it has none here. */
  variant: promptVariantSchema.nullable(),
});
export type ComparedSubject = z.infer<typeof comparedSubjectSchema>;

export const comparisonSchema = z.object({
  first: comparedSubjectSchema,
  second: comparedSubjectSchema,
  level: z.number(),
  delta: z.number().nullable(),
  /** Benchmark versions that both have been measured on, by name. */
  benchmarks: z.array(comparedBenchmarkSchema),
  /** Titles of benchmark versions that only one of the two has been measured on. */
  onlyFirst: z.array(z.string()),
  onlySecond: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
