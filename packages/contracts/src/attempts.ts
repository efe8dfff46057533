import { z } from 'zod';

import { idSchema } from './ids.ts';

/** Text: the ids of attempts are larger than JavaScript's safe numbers may be. */
const attemptIdSchema = z.string().regex(/^[1-9]\d{0,18}$/);

/** Keyset page of a run's attempts: the newest first. */
export const listAttemptsInput = z.object({
  runId: idSchema,
  /** Of the last row of the page before. */
  cursor: attemptIdSchema.nullish(),
  limit: z.int().min(1).max(200).default(20),
});

/** One try that gave no sample. */
export const attemptRowSchema = z.object({
  id: attemptIdSchema,
  itemKey: z.string(),
  repeat: z.int(),
  errorClass: z.string(),
  /** The server's own words, or what was noticed about it. */
  message: z.string(),
  durationMs: z.int(),
  /** Characters of the reply that had come; null: none. */
  textLength: z.int().nullable(),
  createdAt: z.date(),
});
export type AttemptRow = z.infer<typeof attemptRowSchema>;

export const attemptPageSchema = z.object({
  rows: z.array(attemptRowSchema),
  nextCursor: attemptIdSchema.nullable(),
});
export type AttemptPage = z.infer<typeof attemptPageSchema>;

export const attemptTextInput = z.object({ runId: idSchema, id: attemptIdSchema });
/** What had come of the reply, bounded when it was stored. Never graded. */
export const attemptTextSchema = z.object({ text: z.string() });
