import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';

import { FLAG_KINDS } from './flags.ts';
import { graderSchema } from './graders.ts';
import { idSchema, sampleIdSchema } from './ids.ts';
import { promptVariantSchema, sentPromptsSchema } from './prompts.ts';
import { OUTCOMES } from './runs.ts';
import { typedText } from './typed-text.ts';

export const SAMPLE_FILTERS = [
  'failing',
  'correct',
  'incorrect',
  'unscorable',
  'truncated',
  'all',
] as const;
export type SampleFilter = (typeof SAMPLE_FILTERS)[number];

/** The last row of the page before: of a list with the longest replies first, then the newest. */
export const sampleCursorSchema = z.object({
  completionTokens: z.int().nullable(),
  sampleId: sampleIdSchema,
});
export type SampleCursor = z.infer<typeof sampleCursorSchema>;

/** Keyset page: longest replies first, then newest. */
export const listSamplesInput = z.object({
  runId: idSchema,
  filter: z.enum(SAMPLE_FILTERS).default('failing'),
  itemId: idSchema.optional(),
  cursor: sampleCursorSchema.nullish(),
  limit: z.int().min(1).max(200).default(50),
});

export const sampleRowSchema = z.object({
  id: sampleIdSchema,
  itemKey: z.string(),
  repeat: z.int(),
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  extracted: z.string().nullable(),
  gold: z.string(),
  finish: z.enum(FINISHES),
  completionTokens: z.int().nullable(),
  thinkingTokens: z.int().nullable(),
  thinkingEstimated: z.boolean(),
  latencyMs: z.int(),
  annotations: z.int(),
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

export const samplePageSchema = z.object({
  rows: z.array(sampleRowSchema),
  nextCursor: sampleCursorSchema.nullable(),
});

/** Why a person says a sample went as it did. */
export const ANNOTATION_LABELS = [
  'reasoning error',
  'gave up',
  'cut off',
  'format',
  'wrong extraction',
  'wrong gold',
  'ambiguous item',
  'looks contaminated',
  'other',
] as const;

export const annotationSchema = z.object({
  id: idSchema,
  label: z.string().nullable(),
  comment: z.string(),
  /** What the verdict should be; null: nothing is said of that. */
  outcome: z.enum(OUTCOMES).nullable(),
  author: z.string().nullable(),
  createdAt: z.date(),
  mine: z.boolean(),
});
export type Annotation = z.infer<typeof annotationSchema>;

export const addAnnotationInput = z
  .object({
    sampleId: sampleIdSchema,
    label: z.enum(ANNOTATION_LABELS).optional(),
    comment: typedText(10_000).default(''),
    /** What the verdict should be. */
    outcome: z.enum(OUTCOMES).optional(),
  })
  .refine(
    ({ label, comment, outcome }) => label !== undefined || comment !== '' || outcome !== undefined,
    'Choose a label or a verdict, or write a comment.',
  );

export const sampleVerdictSchema = z.object({
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  extracted: z.string().nullable(),
  doubts: z.array(z.string()),
  /** What was checked one by one; null in it: does not apply. */
  checks: z.record(z.string(), z.boolean().nullable()).nullable(),
  /** Named scores in 0…1. */
  scores: z.record(z.string(), z.number()).nullable(),
  /** One sentence: how it was decided, or the first check that failed. */
  detail: z.string().nullable(),
  /** Where a program ran; null: none was run. */
  environment: z.string().nullable(),
  grader: graderSchema,
});
export type SampleVerdict = z.infer<typeof sampleVerdictSchema>;

export const traceSchema = z.object({
  id: sampleIdSchema,
  runId: idSchema,
  sweepId: idSchema,
  sweepName: z.string(),
  checkpoint: z.object({ id: idSchema, name: z.string() }),
  benchmark: z.object({ versionId: idSchema, title: z.string(), version: z.string() }),
  item: z.object({
    id: idSchema,
    key: z.string(),
    prompt: z.string(),
    gold: z.string(),
    /** False: its text is shown only to those who ask for it, and is in no export. */
    isShared: z.boolean(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  /** What the item's prompt was put in, and what was sent before it. */
  variant: promptVariantSchema,
  prompts: sentPromptsSchema,
  repeat: z.int(),
  seed: z.int(),
  finish: z.enum(FINISHES),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  thinkingTokens: z.int().nullable(),
  /** The completion tokens are Assay's own count. */
  tokensEstimated: z.boolean(),
  /** The thinking tokens are, also where the completion tokens are the server's. */
  thinkingEstimated: z.boolean(),
  firstTokenMs: z.int().nullable(),
  latencyMs: z.int(),
  /** What its server called the weights that wrote it; null: it did not tell. */
  weightsId: z.string().nullable(),
  createdAt: z.date(),
  /** Of the current grading. */
  verdict: sampleVerdictSchema.nullable(),
  /** Every verdict this sample was ever given, the newest grading first; old ones stay. */
  verdicts: z.array(
    sampleVerdictSchema.extend({
      gradingId: idSchema,
      isCurrent: z.boolean(),
      gradingCreatedAt: z.date(),
    }),
  ),
  thinking: z.string().nullable(),
  /** Null: the reply was cut off before an answer began. */
  answer: z.string().nullable(),
  splitRule: z.string(),
  /** What makes it suspect, in the order of FLAG_KINDS. */
  flags: z.array(z.enum(FLAG_KINDS)),
  request: z.string(),
  annotations: z.array(annotationSchema),
  /** The same item's other repeats in this run, to step through. */
  siblings: z.array(z.object({ id: sampleIdSchema, repeat: z.int(), outcome: z.enum(OUTCOMES) })),
  /** Neighbours in the list of failing samples, longest first. */
  nextFailingId: sampleIdSchema.nullable(),
});
export type Trace = z.infer<typeof traceSchema>;
