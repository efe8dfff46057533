import type { Finish } from './finish.ts';

export const OUTCOMES = ['correct', 'incorrect', 'unscorable'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why a verdict is what it is:
 * - `verified`: the answer was checked against the item and holds
 * - `wrong-answer`: it was checked and does not hold
 * - `invalid-answer`: an answer is there, but it is not of a form the item allows
 * - `no-answer`: the reply finished without a final answer
 * - `cut-off`: the reply hit its token limit before a final answer
 * - `broken-item`: the item itself cannot be graded
 */
export const VERDICT_REASONS = [
  'verified',
  'wrong-answer',
  'invalid-answer',
  'no-answer',
  'cut-off',
  'broken-item',
] as const;

export type VerdictReason = (typeof VERDICT_REASONS)[number];

/**
 * What a person should look at before trusting the verdict:
 * - `several-answers`: the reply gives answers that differ; the last one was graded
 * - `answer-outside-tag`: the answer was found, but not where the prompt asked for it
 */
export const DOUBTS = ['several-answers', 'answer-outside-tag'] as const;

export type Doubt = (typeof DOUBTS)[number];

/** Where in the answer the graded text stands: `text` is always answer.slice(start, end). */
export interface Extraction {
  text: string;
  /** Offsets in UTF-16 code units of the answer (not of the whole reply). */
  start: number;
  end: number;
  /** The name of the rule that found it. */
  rule: string;
  /** Other, differing answers of the same reply, latest first, at most five. */
  rivals: string[];
}

export interface Verdict {
  outcome: Outcome;
  reason: VerdictReason;
  /** null: no final answer was found, or the item is broken and none was looked for. */
  extracted: Extraction | null;
  doubts: Doubt[];
}

const OUTCOME_OF: Record<VerdictReason, Outcome> = {
  verified: 'correct',
  'wrong-answer': 'incorrect',
  'invalid-answer': 'incorrect',
  'no-answer': 'incorrect',
  'cut-off': 'incorrect',
  // The model is not to blame for an item nobody could grade.
  'broken-item': 'unscorable',
};

/** The verdict for an answer that was extracted and looked at. */
export function verdictOn(
  extracted: Extraction,
  reason: 'verified' | 'wrong-answer' | 'invalid-answer',
  doubts: readonly Doubt[],
): Verdict {
  return { outcome: OUTCOME_OF[reason], reason, extracted, doubts: [...doubts] };
}

/** The verdict for a reply without a final answer: its finish tells whether it was cut off. */
export function missingAnswerVerdict(finish: Finish): Verdict {
  const reason = finish === 'length' ? 'cut-off' : 'no-answer';
  return { outcome: OUTCOME_OF[reason], reason, extracted: null, doubts: [] };
}

/** The verdict for an item that cannot be graded, whatever the reply says. */
export function brokenItemVerdict(): Verdict {
  const reason = 'broken-item';
  return { outcome: OUTCOME_OF[reason], reason, extracted: null, doubts: [] };
}
