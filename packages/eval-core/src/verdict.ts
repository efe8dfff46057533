export const OUTCOMES = ['correct', 'incorrect', 'unscorable'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/**
 * Why a verdict is what it is. Of the reply:
 * - `verified`: the answer was checked against the item and holds
 * - `wrong-answer`: it was checked and does not hold
 * - `invalid-answer`: an answer is there, but it is not of a form the item allows
 * - `no-answer`: the reply finished without a final answer
 * - `empty`: the reply finished and says nothing
 * - `cut-off`: the reply hit its token limit before a final answer
 *
 * Of the grading, which never counts against a checkpoint:
 * - `unreadable-gold`: the item itself cannot be graded
 * - `time-limit`: grading took longer than it may
 * - `size-limit`: the answer or the gold is too large to be decided
 * - `sandbox-failure`: the program could not be run as it should have been
 * - `unreadable-judgement`: the judge's reply holds no decision
 * - `grader-fault`: the grader itself failed; the log has the error
 */
export const VERDICT_REASONS = [
  'verified',
  'wrong-answer',
  'invalid-answer',
  'no-answer',
  'empty',
  'cut-off',
  'unreadable-gold',
  'time-limit',
  'size-limit',
  'sandbox-failure',
  'unreadable-judgement',
  'grader-fault',
] as const;

export type VerdictReason = (typeof VERDICT_REASONS)[number];

/**
 * What a person should look at before trusting the verdict:
 * - `gold-in-text`: the reply contains the gold, yet that is not what was graded
 * - `rival-answers`: the reply gives answers that differ
 * - `not-last-box`: a box stands behind the answer that was graded
 * - `cut-off`: the reply hit its token limit
 * - `unclosed-thinking`: its thinking never ended
 * - `answer-in-thinking`: the answer was found only in the (closed) thinking
 * - `loop`: the text ends in a repetition loop
 * - `empty`: the answer says nothing
 * - `language-mix`: the text changes its script midway
 */
export const DOUBTS = [
  'gold-in-text',
  'rival-answers',
  'not-last-box',
  'cut-off',
  'unclosed-thinking',
  'answer-in-thinking',
  'loop',
  'empty',
  'language-mix',
] as const;

export type Doubt = (typeof DOUBTS)[number];

/** Where the graded text stands: `text` is always the source's slice(start, end). */
export interface Extraction {
  text: string;
  /** Offsets in UTF-16 code units of `source`, as `splitReply` gives it (not of the whole reply). */
  start: number;
  end: number;
  source: 'answer' | 'thinking';
  /** The name of the rule that found it. */
  rule: string;
  /** Other, differing answers of the same reply, latest first, at most five. */
  rivals: string[];
}

export interface Verdict {
  outcome: Outcome;
  reason: VerdictReason;
  /** null: no final answer was found, or none was looked for. */
  extracted: Extraction | null;
  doubts: Doubt[];
  /** What was checked one by one (an instruction, a constraint, a test); null in it: does not apply. */
  checks: Record<string, boolean | null> | null;
  /** Named scores in 0…1, aggregated as the verdict is; a name that is absent is unknown. */
  scores: Record<string, number> | null;
  /** One sentence for people: how it was decided, or the first check that failed. */
  detail: string | null;
  /** Where a program ran, such as "bubblewrap, Python 3.11.2"; null: no program was run. */
  environment: string | null;
}

const OUTCOME_OF: Record<VerdictReason, Outcome> = {
  verified: 'correct',
  'wrong-answer': 'incorrect',
  'invalid-answer': 'incorrect',
  'no-answer': 'incorrect',
  empty: 'incorrect',
  'cut-off': 'incorrect',
  'unreadable-gold': 'unscorable',
  'time-limit': 'unscorable',
  'size-limit': 'unscorable',
  'sandbox-failure': 'unscorable',
  'unreadable-judgement': 'unscorable',
  'grader-fault': 'unscorable',
};

/** A verdict by its reason, which decides the outcome; everything that is not told is unknown. */
export function verdictOf(
  reason: VerdictReason,
  parts: Partial<Omit<Verdict, 'outcome' | 'reason'>> = {},
): Verdict {
  return {
    outcome: OUTCOME_OF[reason],
    reason,
    extracted: null,
    doubts: [],
    checks: null,
    scores: null,
    detail: null,
    environment: null,
    ...parts,
  };
}
