import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compared, readingsOf } from '../../testing/compared.ts';
import type { Expression } from '../expression.ts';
import { profiles } from '../profiles.ts';
import { fraction, integer, ONE } from '../rational.ts';
import { compareMath } from './compare.ts';

describe('formulas', () => {
  it.each([
    ['x^2+2x+1', '(x+1)^2'],
    ['\\frac{x+2}{7}', '\\frac{x}{7}+\\frac{2}{7}'],
    ['\\frac{x^2-1}{x-1}', 'x+1'],
    ['\\tan^2 y+1', '\\sec^2 y'],
    ['\\sin 2x', '2\\sin x\\cos x'],
    ['\\sqrt{x^2}', '|x|'],
    ['\\ln(x^2)', '2\\ln x'],
    ['\\ln(xy)', '\\ln x+\\ln y'],
    ['\\sqrt{xy}', '\\sqrt{x}\\sqrt{y}'],
    ['\\sqrt{\\frac{2h}{g}}', '\\frac{\\sqrt{2h}}{\\sqrt{g}}'],
    ['e^{x+y}', 'e^x e^y'],
    ['\\arcsin x', '\\sin^{-1} x'],
    ['\\frac{1}{x-i}', '\\frac{x+i}{x^2+1}'],
    ['\\binom{n}{2}', '\\frac{n(n-1)}{2}'],
    ['n!', 'n\\cdot(n-1)!'],
    ['\\sum_{k=1}^{n} k', '\\frac{n(n+1)}{2}'],
    ['f(x)+1', '1+f(x)'],
    ['f(2x)', 'f(x+x)'],
    ['2^{n+1}', '2\\cdot 2^n'],
    ['x-x+1', '1'],
    ['\\int_0^1 f(x) dx', '\\int_0^1 f(x) dx'],
  ])('%s = %s', (gold, answer) => {
    expect(compared(gold, answer).equal).toBe(true);
    expect(compared(answer, gold).equal).toBe(true);
  });

  it.each([
    ['x^2+2x+1', 'x^2+2x+2'],
    ['x', 'y'],
    ['x', '-x'],
    ['x+2n+1', 'x+1'],
    ['\\sqrt{x^2}', 'x'],
    ['\\tan^2 y-1', '\\sec^2 y'],
    ['\\sin 2x', '2\\sin x'],
    ['\\sin^2 t', '\\tan^2 t'],
    ['f(x)', 'f(y)'],
    ['f(x)', 'g(x)'],
    ['f(-x)', '-f(x)'],
    ['x_1', 'x_2'],
    ['n!', '(n+1)!'],
    ['\\sum_{k=1}^{n} k', '\\frac{n(n-1)}{2}'],
    ['\\int_0^1 f(x) dx', '\\int_0^2 f(x) dx'],
    ['x+10^{-20}', 'x'],
  ])('%s ≠ %s', (gold, answer) => {
    expect(compared(gold, answer).equal).toBe(false);
    expect(compared(answer, gold).equal).toBe(false);
  });
});

describe('matrices', () => {
  const matrix = (body: string): string => `\\begin{pmatrix}${body}\\end{pmatrix}`;

  it.each([
    [matrix('1&2\\\\3&4'), matrix('1&2\\\\3&\\frac{8}{2}'), true],
    [matrix('1&2\\\\3&4'), matrix('1&2\\\\3&5'), false],
    [matrix('1&2\\\\3&4'), matrix('1&3\\\\2&4'), false],
    [matrix('1&2'), matrix('1\\\\2'), false],
    [matrix('1\\\\2'), '(1,2)', true],
    [matrix('1\\\\2'), '(2,1)', false],
    [matrix('1\\\\2'), '1', false],
    [`\\frac12${matrix('2&4\\\\6&8')}`, matrix('1&2\\\\3&4'), true],
    [`${matrix('1&1\\\\0&1')}${matrix('1&0\\\\1&1')}`, matrix('2&1\\\\1&1'), true],
    [`${matrix('1&1\\\\0&1')}${matrix('1&0\\\\1&1')}`, matrix('1&1\\\\1&2'), false],
  ])('%s beside %s is equal: %s', (gold, answer, isEqual) => {
    expect(compared(gold, answer).equal).toBe(isEqual);
    expect(compared(answer, gold).equal).toBe(isEqual);
  });
});

describe('any two expressions', () => {
  const number = (value: number): Expression => ({
    type: 'number',
    value: integer(value),
    decimals: null,
  });
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    fc.integer({ min: -20, max: 20 }).map(number),
    fc.constantFrom<Expression>(
      { type: 'symbol', name: 'x' },
      { type: 'symbol', name: 'y' },
      { type: 'constant', name: 'pi' },
      { type: 'constant', name: 'i' },
      { type: 'text', words: 'yes' },
      { type: 'named-set', name: 'R' },
    ),
  );
  const { expression } = fc.letrec<{ expression: Expression; scalar: Expression }>((tie) => {
    const parts = fc.array(tie('expression'), { minLength: 1, maxLength: 3 });
    const two = fc.tuple(tie('expression'), tie('expression'));
    const branch = fc.oneof(
      parts.map((operands): Expression => ({ type: 'sum', operands })),
      parts.map((operands): Expression => ({ type: 'product', operands })),
      two.map((operands): Expression => ({ type: 'quotient', operands })),
      two.map((operands): Expression => ({ type: 'power', operands })),
      two.map((operands): Expression => ({ type: 'relation', operands, operators: ['<'] })),
      two.map((operands): Expression => ({ type: 'relation', operands, operators: ['='] })),
      parts.map((operands): Expression => ({ type: 'union', operands })),
      parts.map((operands): Expression => ({ type: 'sequence', open: '(', close: ']', operands })),
      parts.map((operands): Expression => ({ type: 'sequence', open: '{', close: '}', operands })),
      parts.map((operands): Expression => ({
        type: 'sequence',
        open: 'none',
        close: 'none',
        operands,
      })),
      parts.map((operands): Expression => ({ type: 'call', name: 'factorial', operands })),
      parts.map((operands): Expression => ({ type: 'call', name: 'f', operands })),
      two.map(([left, right]): Expression => ({
        type: 'plus-minus',
        left,
        right,
        isReversed: false,
      })),
      tie('expression').map((operand): Expression => ({ type: 'percent', operands: [operand] })),
      two.map((row): Expression => ({ type: 'matrix', rows: [row] })),
    );
    return { expression: fc.oneof({ depthSize: 'small' }, leaf, branch), scalar: leaf };
  });

  it('are compared without an error, the same both ways round', () => {
    fc.assert(
      fc.property(expression, expression, (gold, answer) => {
        const there = compareMath(gold, answer, profiles.default).equal;
        expect(compareMath(answer, gold, profiles.default).equal).toBe(there);
      }),
      { numRuns: 300 },
    );
  });

  it('are equal to themselves', () => {
    fc.assert(
      fc.property(expression, (gold) => {
        expect(compareMath(gold, structuredClone(gold), profiles.default).equal).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('identities', () => {
  const small = fc.integer({ min: -30, max: 30 });

  it('hold for the expansion of (x + a)(x + b), and for no other constant', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 9 }), (a, b, change) => {
        const [factored] = readingsOf(`(x+(${a}))(x+(${b}))`);
        const [expanded] = readingsOf(`x^2+(${a + b})x+(${a * b})`);
        const [changed] = readingsOf(`x^2+(${a + b})x+(${a * b + change})`);
        if (factored === undefined || expanded === undefined || changed === undefined) return;
        expect(compareMath(factored, expanded, profiles.default).equal).toBe(true);
        expect(compareMath(factored, changed, profiles.default).equal).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('hold for a fraction in any terms, and for no other fraction', () => {
    fc.assert(
      fc.property(
        small,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 2, max: 9 }),
        (n, d, k) => {
          const literal: Expression = {
            type: 'number',
            value: fraction(BigInt(n), BigInt(d)) ?? ONE,
            decimals: null,
          };
          expect(
            compareMath(
              literal,
              readingsOf(`\\frac{${n * k}}{${d * k}}`)[0] ?? literal,
              profiles.default,
            ).equal,
          ).toBe(true);
          expect(
            compareMath(
              literal,
              readingsOf(`\\frac{${n * k + 1}}{${d * k}}`)[0] ?? literal,
              profiles.default,
            ).equal,
          ).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});
