import { describe, expect, it } from 'vitest';

import { runDensity } from './run-density.ts';

describe('runDensity', () => {
  it('is that of SciPy inside the range', () => {
    // x = [.55, .6, .5, .65, .55, .7, .6, .45]; k = stats.gaussian_kde(x, bw_method='silverman');
    // k.factor * np.std(x, ddof=1); k([.5, .55, .6, .68])
    const { density, bandwidth } = runDensity([0.55, 0.6, 0.5, 0.65, 0.55, 0.7, 0.6, 0.45], 0.95);
    expect(bandwidth).toBeCloseTo(0.056030821093492056, 14);
    expect(density['0.5']?.value).toBeCloseTo(3.07135531, 7);
    expect(density['0.55']?.value).toBeCloseTo(3.95983862, 7);
    expect(density['0.6']?.value).toBeCloseTo(3.95983862, 7);
    expect(density['0.68']?.value).toBeCloseTo(2.37450132, 7);
  });

  it('reflects at 1 what would lie beyond', () => {
    // x = [.9, .95, 1, 1, .85, .95]; k = stats.gaussian_kde(x, 'silverman'); k(.98) + k(2 - .98) + k(-.98)
    const { density } = runDensity([0.9, 0.95, 1, 1, 0.85, 0.95], 0.95);
    expect(density['0.98']?.value).toBeCloseTo(9.09969664, 7);
    expect(Object.keys(density).map(Number)).toContain(1);
    expect(Math.max(...Object.keys(density).map(Number))).toBe(1);
  });

  it.each([[[0.4, 0.5, 0.45, 0.55, 0.5]], [[0, 0.05, 0.1, 0, 0]], [[0.98, 1, 1, 0.99, 1]]])(
    'integrates to 1 over 0…1: %j',
    (accuracies) => {
      const points = Object.entries(runDensity(accuracies, 0.95).density).map(
        ([point, { value }]) => [Number(point), value ?? NaN] as const,
      );
      points.sort(([one], [other]) => one - other);
      const area = points.slice(1).reduce((sum, [point, value], index) => {
        const [before, valueBefore] = points[index] ?? [NaN, NaN];
        return sum + ((value + valueBefore) / 2) * (point - before);
      }, 0);
      // Three bandwidths hold 99.7 % of a kernel.
      expect(area).toBeGreaterThan(0.99);
      expect(area).toBeLessThan(1.001);
    },
  );

  it('has intervals from five repeats on, around the curve', () => {
    const few = Object.values(runDensity([0.4, 0.5, 0.6, 0.5], 0.95).density);
    expect(few.every(({ interval }) => interval === null)).toBe(true);
    for (const { value, interval } of Object.values(
      runDensity([0.4, 0.5, 0.6, 0.5, 0.45], 0.95).density,
    )) {
      expect(interval?.low).toBeLessThanOrEqual(value ?? NaN);
      expect(interval?.high).toBeGreaterThanOrEqual(value ?? NaN);
    }
  });

  it('is unknown where repeats do not differ, or there is but one', () => {
    expect(runDensity([0.5], 0.95)).toEqual({ density: {}, bandwidth: null });
    expect(runDensity([0.3, 0.3, 0.3], 0.95)).toEqual({ density: {}, bandwidth: null });
  });
});
