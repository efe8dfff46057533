import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';

const shares = Array.from({ length: 200 }, (_, item) => ((7 * item) % 6) / 5);

describe('bootstrapInterval', () => {
  it('lies where the expanded percentiles of a binomial lie, for zeros and ones', () => {
    // SciPy: n = 100; a = stats.norm.cdf(-np.sqrt(n / (n - 1)) * stats.t.ppf(0.975, n - 1));
    // stats.binom.ppf([a, 1 - a], n, 0.3) gives 21, 39.
    const items = Array.from({ length: 100 }, (_, item) => Number(item < 30));
    const interval = bootstrapInterval(items, { resamples: 100_000, rng: createRng('thirty') });
    expect(interval?.low).toBeCloseTo(0.21, 12);
    expect(interval?.high).toBeCloseTo(0.39, 12);
    expect(interval).toMatchObject({ level: 0.95, method: 'bootstrap-items' });
  });

  it('agrees with the closed formula to a tenth of its width for 200 items', () => {
    const closed = newQuestionsInterval(shares.map((share) => ({ samples: 5, total: 5 * share })));
    const resampled = bootstrapInterval(shares, { rng: createRng('two hundred') });
    const width = (closed?.high ?? NaN) - (closed?.low ?? NaN);
    expect(Math.abs((resampled?.low ?? NaN) - (closed?.low ?? NaN))).toBeLessThan(width / 10);
    expect(Math.abs((resampled?.high ?? NaN) - (closed?.high ?? NaN))).toBeLessThan(width / 10);
  });

  it('is not given where m·p(1 − p) is below 5, as where all items agree', () => {
    const rng = createRng('few');
    expect(bootstrapInterval([1, 0, 1, 0, 1, 0, 1, 0], { rng })).toBeNull();
    expect(bootstrapInterval(new Array<number>(500).fill(1), { rng })).toBeNull();
    expect(bootstrapInterval([], { rng })).toBeNull();
  });

  it('refuses too few resamples to show a tail', () => {
    expect(() => bootstrapInterval(shares, { resamples: 100, rng: createRng('') })).toThrow(/1000/);
  });
});
