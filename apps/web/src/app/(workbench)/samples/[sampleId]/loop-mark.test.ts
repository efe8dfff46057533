import { expect, it } from 'vitest';

import { answerMark, loopMark } from './loop-mark.ts';

const SENTENCE = 'So we must look at it once more. ';
const LOOPED = `It is odd. ${SENTENCE.repeat(100)}`;

it('marks what repeats where it first stands, and only where a loop was seen', () => {
  const mark = loopMark(LOOPED, ['repetition_loop']);
  expect(mark?.start).toBeLessThanOrEqual('It is odd. '.length);
  expect((mark?.end ?? 0) - (mark?.start ?? 0)).toBe(SENTENCE.length);
  expect(loopMark(LOOPED, ['identical_texts'])).toBeNull();
  expect(loopMark('A short text.', ['repetition_loop'])).toBeNull();
});

it('marks what was graded before a loop', () => {
  const flags = ['repetition_loop' as const];
  const answer = `${LOOPED}17`;
  const verdict = {
    outcome: 'incorrect' as const,
    reason: 'wrong-answer',
    extracted: '17',
    doubts: [],
    checks: null,
    scores: null,
    detail: null,
    environment: null,
    grader: { kind: 'number', name: 'number', version: '1', params: {} },
  };
  expect(answerMark(answer, { verdict, flags })).toEqual({
    start: LOOPED.length,
    end: LOOPED.length + 2,
  });
  expect(answerMark(answer, { verdict: null, flags })?.start).toBeLessThanOrEqual(11);
});
