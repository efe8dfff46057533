import { z } from 'zod';

import { idSchema, sampleIdSchema } from './ids.ts';
import { OUTCOMES } from './runs.ts';
import { sampleCursorSchema } from './samples.ts';

/** Keyset page in the order of all lists of samples: longest replies first, then newest. */
export const listChangesInput = z.object({
  gradingId: idSchema,
  /** The outcome in the current grading; absent: any. */
  from: z.enum(OUTCOMES).optional(),
  /** The outcome in this grading; absent: any. */
  to: z.enum(OUTCOMES).optional(),
  cursor: sampleCursorSchema.nullish(),
  limit: z.int().min(1).max(200).default(50),
});

const verdictGlanceSchema = z.object({
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  /** The first 200 characters; null: no answer was found. */
  extracted: z.string().nullable(),
});

/** A sample whose outcome in a grading differs from that in its run's current one. */
export const changedSampleSchema = z.object({
  id: sampleIdSchema,
  itemKey: z.string(),
  repeat: z.int(),
  gold: z.string(),
  completionTokens: z.int().nullable(),
  before: verdictGlanceSchema,
  after: verdictGlanceSchema,
});
export type ChangedSample = z.infer<typeof changedSampleSchema>;

export const changePageSchema = z.object({
  rows: z.array(changedSampleSchema),
  nextCursor: sampleCursorSchema.nullable(),
});
