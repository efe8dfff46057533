import { z } from 'zod';

import {
  TEACHABLE_REASONS,
  TEACHABLE_THRESHOLDS,
  type TeachableThresholds,
} from '@assay/eval-core/teachable/choice';

import { RUN_STATUSES } from './cells.ts';
import { idSchema } from './ids.ts';
import { promptVariantSchema } from './prompts.ts';
import { answerEqualitySchema } from './statistics/answer-groups.ts';
import { estimateSchema } from './statistics/figures.ts';

const share = z.number().min(0).max(1);

/** What is taken for true: the strong checkpoint's most frequent answer, or verdicts against the gold. */
export const TRUTHS = ['gold', 'plurality'] as const;

/** A run has a matrix of samples in memory, so a choice is made from a few. */
export const MOST_WEAK_RUNS = 12;

const choice = z.object({
  strongRunId: idSchema,
  /** On the same benchmark version. */
  weakRunIds: z
    .array(idSchema)
    .min(1, 'Choose at least one weak run.')
    .max(MOST_WEAK_RUNS, `Choose at most ${MOST_WEAK_RUNS} weak runs.`),
  truth: z.enum(TRUTHS).default('gold'),
  weakLow: share.default(TEACHABLE_THRESHOLDS.weakLow),
  weakHigh: share.default(TEACHABLE_THRESHOLDS.weakHigh),
  minimumGap: z.number().min(-1).max(1).default(TEACHABLE_THRESHOLDS.minimumGap),
  minimumMargin: share.default(TEACHABLE_THRESHOLDS.minimumMargin),
});

const isRange = ({ weakLow, weakHigh }: { weakLow: number; weakHigh: number }) =>
  weakLow <= weakHigh;
const swapped = {
  path: ['weakLow'],
  message: 'The lowest weak agreement is above the highest: swap them.',
};

export const teachableChoiceSchema = choice.refine(isRange, swapped);
export type TeachableChoice = z.infer<typeof teachableChoiceSchema>;

export const TEACHABLE_LISTS = ['kept', 'left-out', 'all'] as const;

export const chooseTeachableInput = choice
  .extend({ list: z.enum(TEACHABLE_LISTS).default('kept') })
  .refine(isRange, swapped);
export type ChooseTeachable = z.infer<typeof chooseTeachableInput>;

export const teachableItemSchema = z.object({
  item: z.string(),
  /** False: its answer is not shown in lists, and it is in no file. */
  isShared: z.boolean(),
  proxy: z.object({
    answer: z.string().nullable(),
    votes: z.int(),
    samples: z.int(),
    margin: z.number().nullable(),
    isTie: z.boolean(),
  }),
  agreement: estimateSchema,
  /** Of each weak run, in the order they were named. */
  agreementByWeak: z.array(estimateSchema),
  strongAgreement: estimateSchema,
  gap: estimateSchema,
  isKept: z.boolean(),
  reason: z.enum(TEACHABLE_REASONS),
});
export type ShownTeachableItem = z.infer<typeof teachableItemSchema>;

export const agreementBinSchema = z.object({
  fromFraction: z.number(),
  /** The last bin holds it too. */
  toFraction: z.number(),
  kept: z.int(),
  leftOut: z.int(),
});
export type AgreementBin = z.infer<typeof agreementBinSchema>;

const usedRunSchema = z.object({
  runId: idSchema,
  checkpointName: z.string(),
  status: z.enum(RUN_STATUSES),
  /** That were looked at. */
  repeats: z.int(),
  /** Left out, for samples of theirs are still to come. */
  repeatsUnderWay: z.int(),
});
export type UsedRun = z.infer<typeof usedRunSchema>;

const thresholdsSchema: z.ZodType<TeachableThresholds> = z.object({
  weakLow: z.number(),
  weakHigh: z.number(),
  minimumGap: z.number(),
  minimumMargin: z.number(),
});

export const teachableSchema = z.object({
  strong: usedRunSchema,
  weak: z.array(usedRunSchema),
  truth: z.enum(TRUTHS),
  thresholds: thresholdsSchema,
  answerEquality: answerEqualitySchema,
  totals: z.object({
    items: z.int(),
    kept: z.int(),
    byReason: z.record(z.enum(TEACHABLE_REASONS), z.int()),
    onlyInWeak: z.int(),
    /** Of the kept ones, those that may not be shared: no file has them. */
    keptPrivate: z.int(),
  }),
  /** By weak agreement; items whose agreement is not known are in no bin. */
  histogram: z.array(agreementBinSchema),
  /** Of the list that was asked for: the first ones, and how many there are. */
  items: z.array(teachableItemSchema),
  listed: z.int(),
});
export type Teachable = z.infer<typeof teachableSchema>;

/** A run with samples, to choose from. */
export const measuredRunSchema = z.object({
  runId: idSchema,
  versionId: idSchema,
  checkpointId: idSchema,
  checkpointName: z.string(),
  variant: promptVariantSchema,
  sweepName: z.string(),
  status: z.enum(RUN_STATUSES),
  repeats: z.int(),
  samples: z.int(),
  correct: z.int(),
});
export type MeasuredRunInfo = z.infer<typeof measuredRunSchema>;

/** A benchmark version that some runs have samples of. */
export const measuredVersionSchema = z.object({
  versionId: idSchema,
  title: z.string(),
  version: z.string(),
  items: z.int(),
  runs: z.int(),
});
export type MeasuredVersion = z.infer<typeof measuredVersionSchema>;
