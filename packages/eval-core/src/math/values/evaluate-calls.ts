import { integer } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';
import { spend } from './effort.ts';
import { elementaryFunctions, type RealDomain } from './evaluate-elementary.ts';
import type { Evaluation } from './evaluate.ts';
import { exactCall } from './exact-calls.ts';
import { fractionOfName } from './unknown-values.ts';

const WHOLE_NUMBER_FUNCTIONS: ReadonlySet<string> = new Set([
  'factorial',
  'double-factorial',
  'binomial',
  'gcd',
  'lcm',
  'mod',
]);

/** Whether the function is defined here for whole numbers only. */
export function isWholeNumberFunction(name: string): boolean {
  return WHOLE_NUMBER_FUNCTIONS.has(name);
}

/** A function at its arguments; null where it is undefined. */
export function callOf<Value>(
  name: string,
  values: readonly Value[],
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic, effort } = evaluation;
  if (!spend(effort, arithmetic.functionCost)) return null;
  if (WHOLE_NUMBER_FUNCTIONS.has(name)) return atWholeNumbers(name, values, evaluation);
  if (name === 'min' || name === 'max') return extreme(name, values, arithmetic);
  const [first, second] = values;
  if (first !== undefined && values.length === 1) {
    const known = elementaryFunctions[name];
    if (known === undefined) return unknownValue(name, values, evaluation);
    return known(first, arithmetic, domainOf(evaluation));
  }
  if (name === 'log' && first !== undefined && second !== undefined) {
    const [top, bottom] = [callOf('ln', [first], evaluation), callOf('ln', [second], evaluation)];
    return top === null || bottom === null ? null : arithmetic.divide(top, bottom);
  }
  return unknownValue(name, values, evaluation);
}

function domainOf({ isReal }: { isReal: boolean }): RealDomain {
  return isReal ? 'real' : 'complex';
}

function atWholeNumbers<Value>(
  name: string,
  values: readonly Value[],
  { arithmetic, effort }: Evaluation<Value>,
): Value | null {
  const wholes = [];
  for (const value of values) {
    const whole = arithmetic.isReal(value) ? arithmetic.floor(value) : null;
    const back = whole === null ? null : arithmetic.fromRational(integer(whole));
    if (whole === null || back === null || !arithmetic.isClose(back, value)) return null;
    wholes.push(integer(whole));
  }
  const result = exactCall(name, wholes, effort);
  return result === null || result === 'too-large' ? null : arithmetic.fromRational(result);
}

function extreme<Value>(
  name: 'min' | 'max',
  values: readonly Value[],
  arithmetic: Arithmetic<Value>,
): Value | null {
  if (!values.every((value) => arithmetic.isReal(value))) return null;
  const ascending = [...values].sort((left, right) => arithmetic.compare(left, right));
  return (name === 'min' ? ascending[0] : ascending.at(-1)) ?? null;
}

/**
 * The value that stands for f(x, y): cos(a·x + b·y + c) + d, with constants made of the name. Smooth, so
 * that rounding of the arguments does no harm; neither even, odd, additive nor multiplicative.
 */
function unknownValue<Value>(
  name: string,
  values: readonly Value[],
  { arithmetic }: Evaluation<Value>,
): Value | null {
  let angle = arithmetic.fromRational(fractionOfName(`${name}/${values.length}`));
  for (const [index, value] of values.entries()) {
    const weight = arithmetic.fromRational(fractionOfName(`${name}/${index}:`));
    const term = weight === null ? null : arithmetic.multiply(weight, value);
    if (angle === null || term === null) return null;
    angle = arithmetic.add(angle, term);
  }
  const shift = arithmetic.fromRational(fractionOfName(`+${name}`));
  const wave = angle === null ? null : elementaryFunctions.cos?.(angle, arithmetic, 'complex');
  return shift === null || wave === null || wave === undefined ? null : arithmetic.add(wave, shift);
}
