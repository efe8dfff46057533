import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberAnswers } from '../number/number-answers.ts';
import { readNumber } from '../number/read-number.ts';
import { fractionOf } from '../number/same-number.ts';
import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import { numberGrader } from './number-grader.ts';

const itemOf = (gold: unknown, tolerance?: unknown) => ({
  gold,
  options: null,
  params: tolerance === undefined ? {} : { tolerance },
  prompt: null,
});
const verdictOn = (content: string, gold: unknown, tolerance?: unknown) =>
  gradeReply(numberGrader, itemOf(gold, tolerance), { content, reasoning: null, finish: 'stop' });

function asNumber(text: string): number | null {
  const read = readNumber(text);
  if (read === null) return null;
  const { numerator, denominator } = fractionOf(read);
  return Number(numerator) / Number(denominator);
}

describe('readNumber', () => {
  it.each([
    ['42', 42],
    ['-42', -42],
    ['−42', -42],
    ['+3', 3],
    ['007', 7],
    ['1,234', 1234],
    ['1,234,567.5', 1234567.5],
    ['1 234', 1234],
    ['1{,}234', 1234],
    ['1,\\!234', 1234],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['0,5', 0.5],
    ['0,125', 0.125],
    ['33.5 pct', 0.335],
    ['50%', 0.5],
    ['50\\%', 0.5],
    ['50 percent', 0.5],
    ['$1,024', 1024],
    ['\\$5.50', 5.5],
    ['-$5', -5],
    ['$-5$', -5],
    ['5 €', 5],
    ['3/4', 0.75],
    ['2 1/2', 2.5],
    ['\\frac{3}{4}', 0.75],
    ['-\\frac34', -0.75],
    ['2\\frac{1}{2}', 2.5],
    ['1.5e3', 1500],
    ['1.2e-5', 1.2e-5],
    ['3 \\times 10^{8}', 3e8],
    ['3 × 10^-2', 0.03],
    ['2.5 million', 2.5e6],
    ['15 km/h', 15],
    ['12 cm^2', 12],
    ['90^\\circ', 90],
    ['12\\text{ apples}', 12],
    ['x = 5', 5],
    ['Total: 5 dollars', 5],
    ['≈ 3.14', 3.14],
    ['**7**', 7],
    ['(7)', 7],
    ['7.', 7],
    ['#### 42', 42],
    ['seven', 7],
    ['twelve eggs', 12],
  ])('reads %j as %d', (text, value) => {
    expect(asNumber(text)).toBeCloseTo(value, 12);
  });

  it.each([
    '',
    't',
    '%6',
    '-',
    'x',
    '5x',
    '5 + 3',
    '1,2,3',
    '3 or 4',
    '5 and 6',
    '3:4',
    '1/0',
    '12/',
    '1.2.3',
    '[1, 2]',
    'sqrt(2)',
    '2^{10}',
    '10^{99999}',
    'no number at all',
    '1e9999',
    '9'.repeat(500),
  ])('finds no single number in %j', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('reads back every decimal that JavaScript writes', () => {
    const magnitudes = fc.double({ min: 1e-200, max: 1e21, noNaN: true });
    fc.assert(
      fc.property(magnitudes, fc.constantFrom(1, -1), (magnitude, sign) => {
        const value = sign * magnitude;
        expect((asNumber(String(value)) ?? 0) / value).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('numberGrader', () => {
  it.each([
    ['The total is 42.', 42],
    ['It is 7.', 7],
    ['So we get 7', 7],
    ['I add.\n#### 42', 42],
    ['#### 1,042', '1042'],
    ['**Final Answer:** 204', 204],
    ['Final Answer: **204**', 204],
    ['Final Answer: \\boxed{204}', 204],
    ['Final Answer: [204]', 204],
    ['Final Answer: $1,024', 1024],
    ['Final Answer: 007', 7],
    ['Final Answer: 50%', 0.5],
    ['Final Answer: 50%', 50],
    ['Final Answer: 0.5', '50%'],
    ['<final_answer>42</final_answer>', 42],
    ['So \\boxed{\\frac{3}{4}}.', 0.75],
    ['She has 3 apples and buys 4, so she has 7 apples', 7],
    ['The answer is seven.', 7],
    ['Answer: $5$ dollars', '$5'],
    ['Final Answer: 1 ... wait. Final Answer: 2', 2],
    ['Total correct answers: 8 + 18 = 26\n\n<answer>26</answer>', 26],
    ['The final answer is 3.\n<answer>4</answer>', 4],
    ['<answer>The total is 42 apples</answer>', 42],
    ['{"answer": 42}', 42],
    ['The answer is forty-two.', 42],
    ['The answer is two hundred.', 200],
    ['The answer is minus 18.', -18],
    ['½', 0.5],
    ['2½', 2.5],
    ['12 + 4 = 16', 16],
    ['9007199254740993', '9007199254740993'],
  ])('accepts %j for %j', (reply, gold) => {
    expect(verdictOn(reply, gold)).toMatchObject({ outcome: 'correct', reason: 'verified' });
  });

  it.each([
    ['The total is 42.', 43, 'wrong-answer'],
    ['Final Answer: 1 ... wait. Final Answer: 2', 1, 'wrong-answer'],
    ['Final Answer: 0.333', '1/3', 'wrong-answer'],
    ['Final Answer: 50%', 0.05, 'wrong-answer'],
    ['Final Answer: -5', 5, 'wrong-answer'],
    ['Final Answer: many', 5, 'invalid-answer'],
    ['The answer is 2^10.', 2, 'invalid-answer'],
    ['The answer is 5 or 6.', 5, 'invalid-answer'],
    ['The answer is 5, 6', 6, 'invalid-answer'],
    ['He has 4 brothers.\n<answer>Cannot be determined</answer>', 4, 'invalid-answer'],
    ['The answer is two thousand.', 2, 'invalid-answer'],
    ['The answer is one hundred twenty.', 100, 'invalid-answer'],
    ['2^10', 2, 'no-answer'],
    ['\\sqrt{4}', 4, 'no-answer'],
    ['5x', 5, 'no-answer'],
    ['5 hours and 30 minutes', 5, 'wrong-answer'],
    ['I do not know.', 5, 'no-answer'],
    ['', 5, 'empty'],
  ])('refuses %j for %j as %s', (reply, gold, reason) => {
    expect(verdictOn(reply, gold)).toMatchObject({ outcome: 'incorrect', reason });
  });

  it.each([
    ['0.333', '1/3', { absolute: 0.001 }, true],
    ['0.33', '1/3', { absolute: 0.001 }, false],
    ['101', 100, { relative: 0.01 }, true],
    ['101.5', 100, { relative: 0.01 }, false],
    ['101.5', 100, { relative: 0.01, absolute: 2 }, true],
    ['0.1', 0.3, { absolute: 0.2 }, true],
    ['1', 0, { relative: 0.5 }, false],
  ])('holds %s against %s within %j: %s', (answer, gold, tolerance, isRight) => {
    const { outcome } = gradeBareAnswer(numberGrader, itemOf(gold, tolerance), answer);
    expect(outcome).toBe(isRight ? 'correct' : 'incorrect');
  });

  it.each([[null], ['many'], [[1, 2]], [{}], [2 ** 70 + 2 ** 20]])(
    'calls the gold %j unreadable',
    (gold) => {
      expect(verdictOn('Final Answer: 1', gold).reason).toBe('unreadable-gold');
    },
  );

  it.each([[1], ['0.1'], [{ absolute: -1 }], [{ absolute: '1' }], [{ near: 1 }], [[]]])(
    'calls the tolerance %j unreadable',
    (tolerance) => {
      expect(verdictOn('Final Answer: 1', 1, tolerance).detail).toContain('"tolerance"');
    },
  );

  it('takes the last of several answers and names the others as rivals', () => {
    const { extracted, doubts } = verdictOn('Final Answer: 1\nNo.\nFinal Answer: 2', 2);
    expect(extracted).toMatchObject({ text: '2', rivals: ['1'] });
    expect(doubts).toContain('rival-answers');
  });

  it('never throws and always points into the reply', () => {
    const piece = fc.constantFrom(
      'Final Answer: ',
      '4',
      '.',
      ',',
      '/',
      '%',
      '\\boxed{',
      '}',
      '\n',
      '#### ',
      '$',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const options = { isBare: false, source: 'answer' } as const;
        const extracted = numberGrader.grade(itemOf(1), text, options)?.extracted ?? null;
        if (extracted !== null) {
          expect(text.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });
});

describe.runIf(hasFixtures)('numberAnswers on the public cases', () => {
  interface NumberCase {
    id: string;
    mode: string;
    gold: number | null;
    reply: string;
  }
  const cases = hasFixtures ? readFixtureLines<NumberCase>('cases/eureka.jsonl') : [];

  it('finds what the reply marks as its answer', () => {
    const marked = cases.filter(({ mode }) => mode !== 'extract-calendar');
    expect(marked.length).toBeGreaterThan(9);
    for (const { id, gold, reply } of marked) {
      const found = [...numberAnswers(reply, 'thinking')].find(({ number }) => number !== null);
      const value = found?.number ? fractionOf(found.number) : null;
      expect(value && Number(value.numerator) / Number(value.denominator), id).toBe(gold);
    }
  });
});
