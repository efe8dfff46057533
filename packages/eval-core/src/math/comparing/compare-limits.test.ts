import { describe, expect, it } from 'vitest';

import { compared, readingsOf } from '../../testing/compared.ts';
import { cpuTimeMs } from '../../testing/cpu-time.ts';
import type { Expression } from '../expression.ts';
import { profiles } from '../profiles.ts';
import { integer } from '../rational.ts';
import { compareMath } from './compare.ts';

/**
 * Half of what a verdict may take, whatever the input. Most of these take under 100 ms; a bound near that says more
 * about the machine than about the work.
 */
const PATIENCE_MS = 1_000;

function timed<Result>(run: () => Result): Result {
  expect(cpuTimeMs(run)).toBeLessThan(PATIENCE_MS);
  return run();
}

const x: Expression = { type: 'symbol', name: 'x' };

function number(value: number): Expression {
  return { type: 'number', value: integer(value), decimals: null };
}

function nested(depth: number, wrap: (inner: Expression) => Expression): Expression {
  let expression = x;
  for (let level = 0; level < depth; level += 1) expression = wrap(expression);
  return expression;
}

describe('what is too large to be decided', () => {
  it.each([
    ['2024^{40460}', '2024^{40460}+1'],
    ['(10^{10})!', '(10^{10})!+1'],
    ['(10^{10})!', '1'],
    ['\\binom{1000000}{500000}', '7'],
    ['2^{2^{2^{49}}}', '2^{2^{2^{49}}}+1'],
    ['\\sqrt{2}\\cdot 2^{1000000}', '\\sqrt{2}\\cdot 2^{1000000}+1'],
    ['\\sum_{k=1}^{1000000000} k', '500000000500000000'],
    ['3^{3^{3^{3^{3}}}}', '3^{3^{3^{3^{4}}}}'],
  ])('%s beside %s is neither equal nor different', (gold, answer) => {
    expect(timed(() => compared(gold, answer))).toEqual({ equal: null, why: 'size-limit' });
    expect(timed(() => compared(answer, gold))).toEqual({ equal: null, why: 'size-limit' });
  });

  it.each([
    ['1', '2^{2^{2^{49}}}'],
    ['2024^{40460}', '2024^{40461}'],
    ['2^{1000000}', '-2^{1000000}'],
  ])('still tells %s from %s, of another size', (gold, answer) => {
    expect(timed(() => compared(gold, answer).equal)).toBe(false);
    expect(timed(() => compared(answer, gold).equal)).toBe(false);
  });

  it('equals itself all the same', () => {
    expect(compared('2^{2^{2^{49}}}', '2^{2^{2^{49}}}').equal).toBe(true);
  });

  it('is left alone when nested beyond what can be walked', () => {
    const deep = nested(5_000, (inner) => ({ type: 'negation', operands: [inner] }));
    expect(timed(() => compareMath(deep, x, profiles.default).equal)).toBeNull();
  });
});

describe('hard work', () => {
  it.each<[string, (inner: Expression) => Expression]>([
    ['sines', (inner) => ({ type: 'call', name: 'sin', operands: [inner] })],
    ['powers', (inner) => ({ type: 'power', operands: [number(2), inner] })],
    ['fractions', (inner) => ({ type: 'quotient', operands: [number(1), inner] })],
    ['roots', (inner) => ({ type: 'call', name: 'sqrt', operands: [inner] })],
    ['factorials', (inner) => ({ type: 'call', name: 'factorial', operands: [inner] })],
    ['sets', (inner) => ({ type: 'sequence', open: '{', close: '}', operands: [inner, x] })],
    ['signs', (right) => ({ type: 'plus-minus', left: null, right, isReversed: false })],
  ])('is bounded for 100 nested %s', (_, wrap) => {
    const left = nested(100, wrap);
    const right = nested(101, wrap);
    expect(timed(() => compareMath(left, right, profiles.default).equal)).not.toBe(true);
  });

  it('is bounded for lists of 700 items', () => {
    const list = (change: number): Expression => ({
      type: 'sequence',
      open: 'none',
      close: 'none',
      operands: Array.from({ length: 700 }, (_, index) => number(index + change)),
    });
    expect(timed(() => compareMath(list(0), list(0), profiles.default).equal)).toBe(true);
    expect(timed(() => compareMath(list(0), list(1), profiles.default).equal)).toBe(false);
    const roots = (sign: string): string =>
      Array.from({ length: 300 }, (_, index) => `\\sqrt{${index}}${sign}1`).join(',');
    expect(timed(() => compared(roots('+'), roots('-')).equal)).not.toBe(true);
  });

  it('is bounded for sets of sets of sets', () => {
    const wrap = (inner: Expression, tag: number): Expression => ({
      type: 'sequence',
      open: '{',
      close: '}',
      operands: [0, 1, 2].map((index) => ({
        type: 'sequence',
        open: '{',
        close: '}',
        operands: [inner, number(index + tag)],
      })),
    });
    let [left, right]: Expression[] = [x, { type: 'symbol', name: 'y' }];
    for (let level = 0; level < 6 && left && right; level += 1) {
      [left, right] = [wrap(left, level), wrap(right, level)];
    }
    if (left === undefined || right === undefined) throw new Error('There is nothing to compare.');
    const [gold, answer] = [left, right];
    expect(timed(() => compareMath(gold, answer, profiles.default).equal)).not.toBe(true);
  });

  it('is bounded for long formulas', () => {
    const sines = Array.from({ length: 200 }, (_, index) => `\\sin(${index}x)`);
    const [left] = readingsOf(sines.join('+'));
    const [right] = readingsOf(`${sines.toReversed().join('+')}+x-x`);
    if (left === undefined || right === undefined) throw new Error('There is no reading.');
    expect(timed(() => compareMath(left, right, profiles.default).equal)).not.toBe(false);
  });

  it('is bounded for fractions of huge numbers', () => {
    const digits = '7'.repeat(1_900);
    const sum = Array.from({ length: 20 }, (_, index) => `\\frac{1}{${digits.slice(index * 9)}}`);
    expect(timed(() => compared(sum.slice(0, 2).join('+'), '1').equal)).toBe(false);
  });
});
