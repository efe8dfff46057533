import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { bootstrapMeans, valueClasses } from './bootstrap-means.ts';

/** Efron's bootstrap as it is told: draw items with replacement, take their mean. */
function bruteForce(items: readonly number[], resamples: number, seed: string): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: resamples }, () => {
    const total = items.reduce((sum) => sum + rng.pick(items), 0);
    return total / items.length;
  });
}

/** The greatest distance between two empirical distribution functions; equal means may differ in their last digit. */
function kolmogorovDistance(one: Float64Array, other: Float64Array): number {
  const sorted = [one, other].map((values) =>
    values.map((value) => Number(value.toFixed(9))).sort(),
  );
  const shareUpTo = (values: Float64Array, limit: number) => {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle] ?? 0) <= limit) low = middle + 1;
      else high = middle;
    }
    return low / values.length;
  };
  const [first = one, second = other] = sorted;
  return [...first, ...second].reduce(
    (most, value) => Math.max(most, Math.abs(shareUpTo(first, value) - shareUpTo(second, value))),
    0,
  );
}

const fifths = Array.from({ length: 90 }, (_, item) => ((item * item) % 6) / 5);
const resamples = 20_000;

describe('bootstrapMeans', () => {
  it.each([
    ['fifths', fifths],
    ['zeros and ones', Array.from({ length: 40 }, (_, item) => Number(item % 3 === 0))],
    ['all different', Array.from({ length: 12 }, (_, item) => Math.sqrt(item) / 4)],
    ['nearly all alike', [...Array.from({ length: 150 }, () => 0), 0.4, 1]],
  ])('has the law of drawing items one by one: %s', (name, items) => {
    const byClass = bootstrapMeans(valueClasses(items), resamples, createRng(`classes ${name}`));
    const distance = kolmogorovDistance(byClass, bruteForce(items, resamples, `items ${name}`));
    // Kolmogorov–Smirnov for two samples of 20,000: exceeded once in 10^6 at 2.69·sqrt(2/20,000).
    expect(distance).toBeLessThan(2.69 * Math.sqrt(2 / resamples));
  });

  it('has the mean of the items, and their variance over n', () => {
    const means = bootstrapMeans(valueClasses(fifths), resamples, createRng('moments'));
    const centre = fifths.reduce((sum, value) => sum + value, 0) / fifths.length;
    const variance = fifths.reduce((sum, value) => sum + (value - centre) ** 2, 0) / fifths.length;
    const average = means.reduce((sum, value) => sum + value, 0) / resamples;
    const spread = means.reduce((sum, value) => sum + (value - average) ** 2, 0) / resamples;
    // Five standard errors of each.
    expect(Math.abs(average - centre)).toBeLessThan(5 * Math.sqrt(variance / 90 / resamples));
    expect(Math.abs(spread / (variance / 90) - 1)).toBeLessThan(5 * Math.sqrt(2 / resamples));
  });

  it('is the item itself where there is one, and refuses none', () => {
    expect([...bootstrapMeans(valueClasses([0.25]), 3, createRng('one'))]).toEqual([
      0.25, 0.25, 0.25,
    ]);
    expect(() => bootstrapMeans(valueClasses([]), 3, createRng('none'))).toThrow(/no items/);
  });

  it('gives the same means for the same seed', () => {
    const draw = () => bootstrapMeans(valueClasses(fifths), 50, createRng('again'));
    expect(draw()).toEqual(draw());
  });
});

it('valueClasses counts equal values, rising', () => {
  const { values, counts } = valueClasses([1, 0.5, 0, 0.5, 1, 1]);
  expect([...values]).toEqual([0, 0.5, 1]);
  expect(counts).toEqual([1, 2, 3]);
});
