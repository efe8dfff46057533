import type { Finish } from '@assay/eval-core/finish';
import { DOUBTS, VERDICT_REASONS, type Doubt, type VerdictReason } from '@assay/eval-core/verdict';

interface ReasonWords {
  /** Two or three words for a table column. */
  short: string;
  /** One sentence for the trace. */
  sentence: string;
}

const REASONS: Record<VerdictReason, ReasonWords> = {
  verified: {
    short: 'verified',
    sentence: 'The answer was checked against the item and holds.',
  },
  'wrong-answer': {
    short: 'wrong answer',
    sentence: 'The answer was checked against the item and does not hold.',
  },
  'invalid-answer': {
    short: 'invalid answer',
    sentence: 'An answer is there, but not in a form that the item allows.',
  },
  'no-answer': {
    short: 'no answer',
    sentence: 'The reply finished without giving a final answer.',
  },
  empty: {
    short: 'empty',
    sentence: 'The reply finished without saying anything.',
  },
  'cut-off': {
    short: 'cut off',
    sentence: 'The reply reached its token limit before it gave a final answer.',
  },
  'unreadable-gold': {
    short: 'unreadable gold',
    sentence: 'The item itself cannot be graded, so the reply is neither right nor wrong.',
  },
  'time-limit': {
    short: 'time limit',
    sentence: 'Grading took longer than it may, so the reply is neither right nor wrong.',
  },
  'size-limit': {
    short: 'size limit',
    sentence: 'The answer or the gold is too large to be decided either way.',
  },
  'sandbox-failure': {
    short: 'sandbox failure',
    sentence: 'The program could not be run as it should have been, so nothing was decided.',
  },
  'unreadable-judgement': {
    short: 'unreadable judgement',
    sentence: 'The reply of the judge holds no decision that can be read.',
  },
  'grader-fault': {
    short: 'grader fault',
    sentence: "The grader itself failed; the worker's log has the error.",
  },
};

const DOUBT_SENTENCES: Record<Doubt, string> = {
  'gold-in-text': 'The expected answer stands in the reply, but it is not what was graded.',
  'rival-answers': 'The reply gives answers that differ; one of them was graded.',
  'not-last-box': 'The reply has another box behind the answer that was graded.',
  'cut-off': 'The reply reached its token limit.',
  'unclosed-thinking': 'The thinking never ended, so there is no answer behind it.',
  'answer-in-thinking': 'The answer was found only in the thinking.',
  loop: 'The text ends in the same words over and over.',
  empty: 'The answer says nothing.',
  'language-mix': 'The text changes its script midway.',
};

const FINISH_WORDS: Record<Finish, string> = {
  stop: 'finished',
  length: 'cut off at max tokens',
  content_filter: 'stopped by a content filter',
  tool_calls: 'stopped for a tool call',
};

/** A verdict's reason in words; a code that this build does not know is shown as it is. */
export function reasonWords(reason: string): ReasonWords {
  const known = VERDICT_REASONS.find((code) => code === reason);
  return known === undefined ? { short: reason, sentence: `Reason: ${reason}.` } : REASONS[known];
}

/** Why a person should look before trusting the verdict; an unknown code is shown as it is. */
export function doubtWords(doubt: string): string {
  const known = DOUBTS.find((code) => code === doubt);
  return known === undefined ? `Doubt: ${doubt}.` : DOUBT_SENTENCES[known];
}

/** How a generation ended, in words. */
export function finishWords(finish: Finish): string {
  return FINISH_WORDS[finish];
}
