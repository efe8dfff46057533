import { expect } from 'vitest';

import type { MeasuredFamily } from './measure-suite.ts';
import { accuracyByLevel, guesserInterval } from './suite-claims.ts';

/** Every family: the exact solver always right, the guesser at its chance, the weak solver worse where it is harder. */
export function expectFloorFallAndCeiling(families: readonly MeasuredFamily[]): void {
  for (const family of families) {
    const { name, levels } = family;
    expect(accuracyByLevel(family, 'solver:exact'), `${name}, exact`).toEqual(levels.map(() => 1));
    const guesses = guesserInterval(family);
    expect(guesses.correct, `${name}, guesser`).toBeGreaterThanOrEqual(guesses.low);
    expect(guesses.correct, `${name}, guesser`).toBeLessThanOrEqual(guesses.high);
    const weak = accuracyByLevel(family, 'solver:small-budget');
    const third = Math.ceil(weak.length / 3);
    expect(mean(weak.slice(-third)), `${name}, small budget`).toBeLessThan(
      mean(weak.slice(0, third)),
    );
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
