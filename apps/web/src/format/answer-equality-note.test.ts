import { expect, it } from 'vitest';

import { TEXT_REASONS } from '@assay/contracts/statistics/answer-groups';

import { answerEqualityNote } from './answer-equality-note.ts';

it('names the grader where it compared every wrong answer', () => {
  const note = answerEqualityNote({ kind: 'math', questionsByText: 0, because: null });
  expect(note).toBe('Wrong answers are the same where the grader of “math” says so.');
});

it.each(TEXT_REASONS)('says that texts decide, and why: %s', (because) => {
  const note = answerEqualityNote({ kind: 'math', questionsByText: 3, because });
  expect(note).toContain('where their texts are: ');
  if (because !== 'kind') expect(note).toContain('3 questions');
});
