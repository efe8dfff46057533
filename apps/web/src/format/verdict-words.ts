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
  'cut-off': {
    short: 'cut off',
    sentence: 'The reply reached its token limit before it gave a final answer.',
  },
  'broken-item': {
    short: 'broken item',
    sentence: 'The item itself cannot be graded, so the reply is neither right nor wrong.',
  },
};

const DOUBT_SENTENCES: Record<Doubt, string> = {
  'several-answers': 'The reply gives answers that differ; the last one was graded.',
  'answer-outside-tag': 'The answer was found, but not where the prompt asked for it.',
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
