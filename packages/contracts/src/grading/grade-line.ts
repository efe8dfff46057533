import { z } from 'zod';

import { FINISHES } from '@assay/eval-core/finish';
import type { Doubt, Outcome, VerdictReason } from '@assay/eval-core/verdict';

/** One line that `assay grade` and `assay extract` read. Fields that are not named here are ignored. */
export const gradeLineSchema = z.object(
  {
    /** Given back with the verdict; a line without one gets null. */
    id: z
      .union([z.string(), z.number(), z.null()], 'must be text or a number')
      .optional()
      .transform((id) => id ?? null),
    /** The kind of answer: "math", "choice", "text", "number", "instructions", "code", … */
    kind: z.string('must be text such as "math"').min(1, 'must not be empty'),
    /** The expected answer in the form that the kind reads; null: it checks against `params` alone. */
    gold: z
      .unknown()
      .optional()
      .transform((gold) => gold ?? null),
    /** The full raw reply. Servers say null where there is only reasoning: an empty reply. */
    reply: z
      .string('must be text: the raw reply, or with "bare" the answer')
      .nullable()
      .transform((reply) => reply ?? ''),
    /** The options of a multiple-choice item, in the order of their letters. */
    options: z
      .array(z.string('must be text'), 'must be a list of texts')
      .nullish()
      .transform((options) => options ?? null),
    /** What else the kind needs; `profile` names a policy. */
    params: z
      .record(z.string(), z.unknown(), 'must be an object')
      .nullish()
      .transform((params) => params ?? {}),
    /** `reply` is the answer itself, already extracted. */
    bare: z
      .boolean('must be true or false')
      .nullish()
      .transform((bare) => bare ?? false),
    prompt: z
      .string('must be text')
      .nullish()
      .transform((prompt) => prompt ?? null),
    /** What the server sent beside the reply as the model's reasoning. */
    reasoning: z
      .string('must be text')
      .nullish()
      .transform((reasoning) => reasoning ?? null),
    /** How the generation ended. */
    finish: z
      .enum(FINISHES, `must be one of ${FINISHES.map((finish) => `"${finish}"`).join(', ')}`)
      .nullish()
      .transform((finish) => finish ?? 'stop'),
  },
  'must be an object such as {"kind": "math", "gold": "3", "reply": "…"}',
);

export type GradeLine = z.output<typeof gradeLineSchema>;

/** A place of the raw reply, [start, end) in UTF-16 code units. */
export interface LinePlace {
  field: 'content' | 'reasoning';
  start: number;
  end: number;
}

/** The line that `assay grade` writes for one that it graded. */
export interface GradedLine {
  id: string | number | null;
  verdict: Outcome;
  reason: VerdictReason;
  /** null: no final answer was found, or the kind looks for none. */
  extracted: string | null;
  rule: string | null;
  flags: Doubt[];
  grader: string;
  version: string;
  /** The rest is absent where there is nothing to say. */
  place?: LinePlace;
  /** Other, differing answers of the same reply. */
  rivals?: string[];
  checks?: Record<string, boolean | null>;
  scores?: Record<string, number>;
  profile?: string;
  environment?: string;
  detail?: string;
}

/** The line that `assay extract` writes: most trusted candidate first. */
export interface ExtractedLine {
  id: string | number | null;
  candidates: (LinePlace & { text: string; rule: string })[];
}

/**
 * Why a line has no verdict, or no candidates:
 * - `too-long`, `not-utf-8`, `not-json`, `bad-line`: it could not be read
 * - `unknown-kind`: no grader judges such answers
 * - `unreadable-item`, `time-limit`, `size-limit`, `grader-fault`: nothing could be extracted (with `assay
 *   grade` these are verdicts)
 * - `judge-unavailable`: a judge was to decide, and none was named or none answers; nothing is known of the reply
 */
export type LineErrorCode =
  | 'too-long'
  | 'not-utf-8'
  | 'not-json'
  | 'bad-line'
  | 'unknown-kind'
  | 'unreadable-item'
  | 'time-limit'
  | 'size-limit'
  | 'grader-fault'
  | 'judge-unavailable';

/** The line that stands in the place of one that could not be answered. */
export interface ErrorLine {
  /** Its number, from 1; blank lines are counted. */
  line: number;
  error: { code: LineErrorCode; message: string };
}
