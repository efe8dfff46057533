import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { startWatch, watchedBounds, watchedSide, watchRepeat, type Watch } from './watch.ts';

/** All ways in which n samples can come out. */
function outcomesOf(n: number): number[][] {
  if (n === 0) return [[]];
  return outcomesOf(n - 1).flatMap((rest) => [
    [...rest, 0],
    [...rest, 1],
  ]);
}

function chanceOf(outcomes: readonly number[], chances: readonly number[]): number {
  return outcomes.reduce(
    (product, x, i) => product * (x ? (chances[i] ?? 0) : 1 - (chances[i] ?? 0)),
    1,
  );
}

describe('watchedBounds', () => {
  it.each([
    { chances: [0.5, 0.5, 0.5] },
    { chances: [0.02, 0.02, 0.9] },
    { chances: [0.99, 0.97, 0.999] },
    { chances: [0, 0.3, 1] },
  ])('miss the mean of $chances at most as often as they say, every way counted', ({ chances }) => {
    // Three questions × four repeats: all 4,096 ways, each with a look after every repeat; no simulation.
    const truth = chances.reduce((sum, chance) => sum + chance, 0) / 3;
    const level = 0.8;
    const missFrom = (watch: Watch, depth: number): number => {
      if (watchedSide(watch, truth) !== 0) return 1;
      if (depth === 0) return 0;
      return outcomesOf(3).reduce((sum, outcomes) => {
        const chance = chanceOf(outcomes, chances);
        return chance === 0
          ? sum
          : sum + chance * missFrom(watchRepeat(watch, [outcomes]), depth - 1);
      }, 0);
    };
    expect(missFrom(startWatch({ questions: 3, signs: [1], level }), 4)).toBeLessThanOrEqual(0.2);
  });

  it('know nothing before the first sample', () => {
    const level = 0.95;
    expect(watchedBounds(startWatch({ questions: 4, signs: [1], level }))).toEqual({
      low: 0,
      high: 1,
    });
    expect(watchedBounds(startWatch({ questions: 4, signs: [-1, 1], level }))).toEqual({
      low: -1,
      high: 1,
    });
  });

  it('are around what was seen, whatever it was', () => {
    const repeat = fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 });
    const repeats = fc.array(fc.tuple(repeat, repeat), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(repeats, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (seen, level) => {
        let watch = startWatch({ questions: 4, signs: [-1, 1], level });
        for (const [first, second] of seen) watch = watchRepeat(watch, [first, second]);
        const [first = 0, second = 0] = watch.streams.map(({ totalCorrect }) => totalCorrect);
        const difference = (second - first) / (4 * seen.length);
        const { low, high } = watchedBounds(watch);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
      }),
    );
  });

  it('pay for the noise of runs alone: sure questions cost little, whatever their mix', () => {
    const watched = (outcomesAt: (repeat: number) => number[]) => {
      let watch = startWatch({ questions: 40, signs: [1], level: 0.95 });
      for (let repeat = 0; repeat < 20; repeat += 1)
        watch = watchRepeat(watch, [outcomesAt(repeat)]);
      const { low, high } = watchedBounds(watch);
      return high - low;
    };
    const sure = watched(() => Array.from({ length: 40 }, (_, i) => i % 2));
    const fickle = watched((repeat) => Array.from({ length: 40 }, (_, i) => (i + repeat) % 2));
    expect(sure).toBeLessThan(fickle / 2);
  });
});
