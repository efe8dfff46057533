import type { AnswerEquality } from '@assay/contracts/statistics/answer-groups';

import { counted } from './counted.ts';

/** By which rule wrong answers count as the same, as one sentence. */
export function answerEqualityNote({ kind, questionsByText, because }: AnswerEquality): string {
  switch (because) {
    case null:
      return `Wrong answers are the same where the grader of “${kind}” says so.`;
    case 'kind':
      return `Wrong answers are the same where their texts are: those of “${kind}” cannot be held against each other.`;
    case 'worker':
      return `Wrong answers to ${counted(questionsByText, 'question')} are the same where their texts are: no worker was there to compare them.`;
    case 'time':
      return `Wrong answers to ${counted(questionsByText, 'question')} are the same where their texts are: to compare them takes too long; the next look goes on.`;
    case 'size':
      return `Some wrong answers to ${counted(questionsByText, 'question')} are the same where their texts are: they are too long, or too many, to be compared.`;
  }
}
