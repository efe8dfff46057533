import { expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { simulateMatrix } from '../../testing/simulate.ts';
import { accuracyFigures } from '../accuracy-figures.ts';
import { sampleMatrix } from '../sample-matrix.ts';
import { accuracyDistribution } from './accuracy-distribution.ts';

const matrix = simulateMatrix(createRng('distribution'), {
  items: 30,
  repeats: 12,
  chanceOf: (rng) => rng.next(),
});

it('averages to the headline mean, and its parts hold every repeat', () => {
  const { accuracies, histogram, ecdf, density, densityMethod } = accuracyDistribution(matrix);
  const average = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / 12;
  expect(average).toBeCloseTo(accuracyFigures(matrix).mean ?? NaN, 12);
  const shares = Object.values(histogram).map(({ value }) => value ?? NaN);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(ecdf[String(Math.max(...accuracies))]).toMatchObject({ value: 1, n: 12 });
  expect(Object.values(density).every(({ n, interval }) => n === 12 && interval !== null)).toBe(
    true,
  );
  expect(densityMethod).toBe('gaussian-silverman-reflected');
});

it('takes the level to every interval', () => {
  const { histogram, ecdf, density } = accuracyDistribution(matrix, { level: 0.8 });
  for (const { interval } of [histogram, ecdf, density].flatMap((each) => Object.values(each)))
    expect(interval?.level).toBe(0.8);
});

it.each([
  ['samples', sampleMatrix([])],
  ['a verdict', sampleMatrix([], { items: ['a', 'b'], repeats: 3 })],
])('is empty without %s', (_, unmeasured) => {
  expect(accuracyDistribution(unmeasured)).toMatchObject({
    accuracies: [],
    binWidth: null,
    histogram: {},
    ecdf: {},
    density: {},
    bandwidth: null,
  });
});
