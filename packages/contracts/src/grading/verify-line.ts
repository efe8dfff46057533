import { z } from 'zod';

import type { Outcome, VerdictReason } from '@assay/eval-core/verdict';

/** One line that `assay verify` reads: an item as `assay generate` writes it, and a raw reply to it. */
export const verifyLineSchema = z.object(
  {
    item: z.object(
      {
        id: z.string('must be text').optional(),
        /** The family; absent: the one that the command names. */
        benchmark: z.string('must be text').optional(),
        prompt: z.string('must be text').optional(),
        /** The instance itself: the only thing that a reply is checked against. */
        problem: z.unknown(),
      },
      'must be an item as "assay generate" writes it',
    ),
    reply: z.string('must be text: the raw reply'),
  },
  'must be an object such as {"item": {…}, "reply": "…"}',
);

export type VerifyLine = z.output<typeof verifyLineSchema>;

/** The line that `assay verify` writes. */
export interface VerifiedLine {
  id: string | null;
  verdict: Outcome;
  /** From the name of a constraint, instruction or test to true, false or null (does not apply). */
  checks: Record<string, boolean | null>;
  reason: VerdictReason;
  scores?: Record<string, number>;
  detail?: string;
}

/** The line that `assay generate` writes. */
export interface GeneratedLine {
  /** Family, seed and key: "3sat/demo/L03-007". */
  id: string;
  benchmark: string;
  prompt: string;
  gold: string;
  /** A whole reply that is right. */
  goldReply: string;
  /** How a final answer must look, in one sentence. */
  answerFormat: string;
  level: number;
  attributes: Record<string, string | number | boolean>;
  problem: unknown;
}
