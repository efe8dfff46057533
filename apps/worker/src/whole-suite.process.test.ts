import { afterEach, expect, it } from 'vitest';

import { killChildren } from './testing/child-processes.ts';
import { measureSuite } from './testing/measure-suite.ts';
import { accuracyByLevel, guesserInterval } from './testing/suite-claims.ts';

afterEach(killChildren);

it('a sweep over all generated families shows floor, fall and ceiling', async () => {
  const suite = await measureSuite({ itemsPerLevel: 2, programsPerLevel: 1, repeats: 2 });
  for (const family of suite.families) {
    const { name } = family;
    expect(accuracyByLevel(family, 'solver:exact'), `${name}, exact`).toEqual(
      family.levels.map(() => 1),
    );
    const guesses = guesserInterval(family);
    expect(guesses.correct, `${name}, guesser`).toBeGreaterThanOrEqual(guesses.low);
    expect(guesses.correct, `${name}, guesser`).toBeLessThanOrEqual(guesses.high);
    const weak = accuracyByLevel(family, 'solver:small-budget');
    const third = Math.ceil(weak.length / 3);
    expect(mean(weak.slice(-third)), `${name}, small budget`).toBeLessThan(
      mean(weak.slice(0, third)),
    );
  }
});

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
