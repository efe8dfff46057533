import { describe, expect, it } from 'vitest';

import { readingsOf } from '../../testing/compared.ts';
import type { Expression } from '../expression.ts';
import { createComplexArithmetic, realNumber } from './complex.ts';
import { newEffort } from './effort.ts';
import { evaluate } from './evaluate.ts';
import { preciseArithmetic } from './high-precision.ts';

function inDoubles(expression: Expression, isReal = false): number | null {
  const arithmetic = createComplexArithmetic();
  const evaluation = { arithmetic, point: new Map<string, never>(), isReal, effort: newEffort() };
  const value = evaluate(expression, evaluation);
  return value === null ? null : realNumber(value);
}

function inDecimals(expression: Expression): string | undefined {
  const arithmetic = preciseArithmetic(50);
  const evaluation = {
    arithmetic,
    point: new Map<string, never>(),
    isReal: false,
    effort: newEffort(),
  };
  return evaluate(expression, evaluation)?.re.toSignificantDigits(40).toString();
}

function read(text: string): Expression {
  const [first] = readingsOf(text);
  if (first === undefined) throw new Error(`"${text}" has no reading.`);
  return first;
}

describe('values of functions', () => {
  it.each([
    ['\\sin 0.7', Math.sin(0.7)],
    ['\\cos 0.7', Math.cos(0.7)],
    ['\\tan 0.7', Math.tan(0.7)],
    ['\\cot 0.7', 1 / Math.tan(0.7)],
    ['\\sec 0.7', 1 / Math.cos(0.7)],
    ['\\csc 0.7', 1 / Math.sin(0.7)],
    ['\\arcsin 0.7', Math.asin(0.7)],
    ['\\arccos 0.7', Math.acos(0.7)],
    ['\\arctan 0.7', Math.atan(0.7)],
    ['\\arctan(-7)', Math.atan(-7)],
    ['\\sinh 0.7', Math.sinh(0.7)],
    ['\\cosh 0.7', Math.cosh(0.7)],
    ['\\tanh 0.7', Math.tanh(0.7)],
    ['\\ln 0.7', Math.log(0.7)],
    ['\\log_{10} 0.7', Math.log10(0.7)],
    ['\\sqrt{0.7}', Math.sqrt(0.7)],
    ['\\sqrt[3]{-0.7}', Math.cbrt(-0.7)],
    ['0.7^{-2.5}', 0.7 ** -2.5],
    ['|-0.7|', 0.7],
    ['\\lceil 0.7 \\rceil', 1],
  ])('%s is %d', (text, value) => {
    expect(inDoubles(read(text))).toBeCloseTo(value, 12);
    expect(Number(inDecimals(read(text)))).toBeCloseTo(value, 12);
  });

  // Published digits: OEIS A000796, A001113 and A002193.
  it.each([
    ['\\pi', '3.141592653589793238462643383279502884197'],
    ['e', '2.718281828459045235360287471352662497757'],
    ['\\sqrt{2}', '1.41421356237309504880168872420969807857'],
  ])('%s has forty correct digits', (text, digits) => {
    expect(inDecimals(read(text))).toBe(digits);
  });

  it.each(['1/0', '\\ln 0', '\\tan\\frac{\\pi}{2}', '0^{-1}', '(\\frac12)!', '\\{1,2\\}'])(
    '%s has none',
    (text) => {
      expect(inDoubles(read(text))).toBeNull();
    },
  );

  it.each(['\\sqrt{-1}', '\\ln(-1)', '\\arcsin 2'])('%s has none among the reals', (text) => {
    expect(inDoubles(read(text), true)).toBeNull();
  });
});
