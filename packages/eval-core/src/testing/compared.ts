import { compareReadings } from '../math/comparing/compare.ts';
import type { Comparison } from '../math/comparing/comparison.ts';
import type { Expression } from '../math/expression.ts';
import type { MathPolicy } from '../math/policy.ts';
import { profiles } from '../math/profiles.ts';
import { readMath } from '../math/reading/read-math.ts';

/** What comparing two texts finds; throws where one of them cannot be read, for then the test is wrong. */
export function compared(
  gold: string,
  answer: string,
  policy: MathPolicy = profiles.default,
): Comparison {
  return compareReadings(readingsOf(gold), readingsOf(answer), policy);
}

export function readingsOf(text: string): readonly Expression[] {
  const reading = readMath(text);
  if (reading.status !== 'read') throw new Error(`"${text}" is ${reading.status}.`);
  return reading.expressions;
}
