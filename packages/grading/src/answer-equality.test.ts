import { afterAll, describe, expect, it } from 'vitest';

import { answerEquality } from './answer-equality.ts';
import { createGrading } from './grade.ts';
import { createGradingPool } from './pool/grading-pool.ts';

const pool = createGradingPool({ threads: 1 });
const { grade } = createGrading({ pool, onFault: () => undefined });

afterAll(() => pool.close());

describe('answerEquality', () => {
  it.each([
    ['math', String.raw`\frac12`, '0.5', true],
    ['math', 'x^2-1', '(x-1)(x+1)', true],
    ['math', '3', '4', false],
    ['choice', 'B', '(b)', true],
    ['choice', 'B', 'C', false],
    ['number', '1,024', '1024', true],
  ])('by %s, %s and %s: %s', async (kind, left, right, expected) => {
    expect(await answerEquality(grade, { kind, params: {} })(left, right)).toBe(expected);
  });

  it('takes an answer that cannot be a gold for no equal of anything', async () => {
    expect(await answerEquality(grade, { kind: 'choice', params: {} })('I give up', 'A')).toBe(
      false,
    );
  });

  it('rejects for a kind that no grader judges', async () => {
    await expect(answerEquality(grade, { kind: 'poetry', params: {} })('a', 'b')).rejects.toThrow(
      'There is no grader for "poetry"',
    );
  });
});
