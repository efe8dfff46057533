import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { gradeReply } from '../../graders/grade-reply.ts';
import { graderOfKind } from '../../graders/registry.ts';
import { otherWays } from '../../testing/arithmetic-other-ways.ts';
import { arithmeticFamily } from './family.ts';
import { gradeArithmetic } from './grade.ts';
import { parseArithmeticProblem, type ArithmeticProblem } from './problem.ts';

const levels = arithmeticFamily.levels.map(({ level }) => level);
const items = arithmeticFamily.generate({ seed: 'grade', levels, itemsPerLevel: 13 });

/** 7^3 = 343 */
const cube: ArithmeticProblem = {
  template: 'modular-power',
  parameters: { bases: [7], exponents: [3] },
  modulus: 1000,
};
const reasonOf = (text: string) => gradeArithmetic(cube, text)?.reason;

describe('gradeArithmetic', () => {
  it.each([
    'Final Answer: 343',
    'Final Answer: 343.',
    'Final Answer: 343.0',
    'Final Answer: 0343',
    '**Final Answer:** 343',
    'Final Answer: **343**',
    'Final Answer: [343]',
    'Final Answer: (343)',
    'Final Answer: "343"',
    'Final Answer: $343$',
    String.raw`Final Answer: \(343\)`,
    String.raw`Final Answer: \boxed{343}`,
    String.raw`Final Answer: $\boxed{343}$.`,
    String.raw`Final Answer: \text{343}`,
    'Final Answer: N = 343',
    'Final Answer: 343 (mod 1000)',
    'Final Answer: 343 mod 1000',
    String.raw`\boxed{343 \pmod{1000}}`,
    String.raw`So it is \boxed{343}.`,
    '### Final Answer\n\n343',
    'Final Answer:\n343',
    'final answer is 343',
    '```\nFinal Answer: 343\n```',
    '<final_answer>343</final_answer>',
    'The answer is 343.',
    '343',
  ])('accepts %j without a doubt', (text) => {
    expect(gradeArithmetic(cube, text)).toMatchObject({ reason: 'verified', doubts: [] });
  });

  it.each(['Final Answer: 342', 'Final Answer: 34', String.raw`\boxed{3430/10}`, '344'])(
    'finds %j no right answer',
    (text) => {
      expect(gradeArithmetic(cube, text)?.outcome).toBe('incorrect');
    },
  );

  it.each([
    'Final Answer: 34.3',
    'Final Answer: 343.5',
    'Final Answer: 686/2',
    String.raw`\boxed{\frac{686}{2}}`,
    'Final Answer: 343%',
    'Final Answer: -343',
    'Final Answer: 1,343',
    'Final Answer: 1343',
    'Final Answer: 343 or 344',
    'Final Answer: 7^3',
    String.raw`\boxed{343} or \boxed{344}`,
    'Final Answer: n',
    'Final Answer: unknown',
  ])('calls %j no integer from 0 to 999', (text) => {
    expect(reasonOf(text)).toBe('invalid-answer');
  });

  it('reads a thousands comma as what it is', () => {
    const zero = { ...cube, parameters: { bases: [10], exponents: [3] } };
    expect(gradeArithmetic(zero, 'Final Answer: 1,000')?.reason).toBe('invalid-answer');
    expect(gradeArithmetic(zero, 'Final Answer: 0')?.reason).toBe('verified');
    expect(gradeArithmetic(zero, 'Final Answer: 000')?.reason).toBe('verified');
  });

  it('grades the last of several answers and says which others there were', () => {
    const verdict = gradeArithmetic(cube, 'Final Answer: 342\nWait.\nFinal Answer: 343');
    expect(verdict).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
    expect(verdict?.extracted?.rivals).toEqual(['342']);
    const repeated = 'Final Answer: 343\nIndeed:\nFinal Answer: **0343**';
    expect(gradeArithmetic(cube, repeated)?.doubts).toEqual([]);
  });

  it.each(['', 'I do not know.', 'First 7 · 7 = 49, then 7 · 49 = 343', 'Final Answer:'])(
    'has no verdict on %j',
    (text) => {
      expect(gradeArithmetic(cube, text)).toBeNull();
    },
  );

  it('gives answers near the right one the verdict of another algorithm', () => {
    for (const { problem, gold } of items) {
      const { template, parameters, modulus } = problem;
      const truth = otherWays[template]?.(parameters, modulus);
      const changes = [-modulus, -100, -10, -1, 0, 1, 10, 100, modulus];
      const reversed = Number(Array.from(gold).reverse().join(''));
      for (const value of [...changes.map((change) => Number(gold) + change), reversed]) {
        const outcome = gradeArithmetic(problem, `Final Answer: ${value}`)?.outcome;
        expect(outcome, `${value}`).toBe(value === truth ? 'correct' : 'incorrect');
      }
    }
  });

  it('finds every gold reply right, whatever the gold says', () => {
    const grader = graderOfKind('arithmetic');
    for (const { problem, prompt } of items) {
      const content = arithmeticFamily.goldReply(problem);
      for (const gold of ['garbage', '']) {
        const item = { gold, options: null, params: { problem }, prompt };
        const verdict = gradeReply(grader, item, { content, reasoning: null, finish: 'stop' });
        expect(verdict).toMatchObject({ outcome: 'correct', doubts: [] });
      }
    }
  });

  it('calls a malformed item unscorable, whatever the reply', () => {
    const broken = { ...cube, parameters: { bases: [7], exponents: [] } };
    expect(gradeArithmetic(broken, 'Final Answer: 1')?.reason).toBe('unreadable-gold');
    expect(gradeArithmetic(broken, '')?.reason).toBe('unreadable-gold');
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom(
      'Final Answer: ',
      '343',
      String.raw`\boxed{`,
      '}',
      '$',
      '**',
      '\n',
      ' mod ',
      '<final_answer>',
      '</final_answer>',
      'answer is ',
      ',',
      '-',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeArithmetic(cube, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });

  it.each([
    'Final Answer: ',
    String.raw`\boxed{`,
    '3,',
    'the answer is 5 ',
    '<final_answer>',
    'Final Answer: 3 (mod ',
  ])('reads a megabyte of %j without stalling', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(() => gradeArithmetic(cube, text)).not.toThrow();
  });
});

describe('parseArithmeticProblem', () => {
  it('reads back what it was given', () => {
    for (const { problem } of items) {
      expect(parseArithmeticProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it.each([
    [null, 'is an object'],
    [{ ...cube, template: 'sudoku' }, '"template"'],
    [{ ...cube, modulus: 1 }, '"modulus"'],
    [{ ...cube, modulus: 1001 }, '"modulus"'],
    [{ ...cube, modulus: 9.5 }, '"modulus"'],
    [{ ...cube, parameters: [] }, '"parameters"'],
    [{ ...cube, parameters: { bases: [7], exponents: [1e12] } }, '"exponents"'],
    [{ ...cube, parameters: { bases: [7, 8], exponents: [1] } }, '"exponents"'],
    [{ ...cube, parameters: { bases: [], exponents: [] } }, '"bases"'],
    [made('crt', { divisors: [4, 6], remainders: [1, 1] }), 'pairwise coprime'],
    [made('crt', { divisors: [4, 5], remainders: [4, 1] }), '"remainders"'],
    [made('divisor-sum', { factors: [1] }), '"factors"'],
    [made('digit-sums', { limit: 100, divisor: 5, remainder: 5 }), '"remainder"'],
    [made('multiples', { limit: 0, anyOf: [2], noneOf: [] }), '"limit"'],
    [made('lattice-paths', { width: 2, height: 2, blocked: [[0, 0]] }), '"blocked"'],
    [made('lattice-paths', { width: 2, height: 2, blocked: [[1]] }), '"blocked"'],
    [made('bounded-sums', { total: 5, lows: [3], highs: [2] }), '"highs"'],
    [made('seatings', { guests: 3, forbidden: [[1, 4]] }), '"forbidden"'],
    [made('seatings', { guests: 30, forbidden: [] }), '"guests"'],
    [made('subset-sums', { numbers: [2, 2], divisor: 3, remainder: 0 }), '"numbers"'],
    [made('subset-sums', { numbers: [2], divisor: 3, remainder: 3 }), '"remainder"'],
    [made('recurrence', { initial: [1], coefficients: [1, 2], constant: 0, index: 5 }), '"coeff'],
    [made('linear-system', { coefficients: [[2]], constants: [3], weights: [1] }), 'whole'],
    [made('linear-system', { coefficients: [[0]], constants: [3], weights: [1] }), 'exactly one'],
    [made('linear-system', { coefficients: [[1]], constants: [3], weights: [1, 2] }), 'square'],
    [made('root-powers', { coefficients: [2, 1, 1], power: 3 }), 'begins with 1'],
    [made('telescoping', { step: 0, offset: 1, terms: 3 }), '"step"'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseArithmeticProblem(value)).toThrow(message);
  });
});

function made(template: string, parameters: ArithmeticProblem['parameters']): ArithmeticProblem {
  return { template, parameters, modulus: 1000 };
}
