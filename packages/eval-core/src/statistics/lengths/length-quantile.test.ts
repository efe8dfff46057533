import { describe, expect, it } from 'vitest';

import { lengthQuantile } from './length-quantile.ts';

/** One sample of each of n questions, of 1 … n tokens. */
const ranks = (n: number): Float64Array[] =>
  Array.from({ length: n }, (_, index) => Float64Array.of(index + 1));

describe('the interval of a quantile', () => {
  it('takes the order statistics that the score test leaves', () => {
    // 20 questions asked once are 20 cases: ½ ± (1.959963985 · √(¼/20) + ¼/20) = 0.268369 … 0.731631.
    // 20 · 0.2684 = 5.4: the 6th; 20 · 0.7316 = 14.6: the first beyond it is the 15th.
    const { value, interval, n } = lengthQuantile(ranks(20), 0.5);
    expect(value).toBe(10.5);
    expect(interval).toMatchObject({ low: 6, high: 15 });
    expect(n).toBe(20);
  });

  it('is unknown where the upper end would lie beyond the longest reply', () => {
    expect(lengthQuantile(ranks(20), 0.95).interval).toBeNull();
    expect(lengthQuantile(ranks(200), 0.95).interval).not.toBeNull();
  });

  it('begins at 0 where the lower end would lie below the shortest', () => {
    expect(lengthQuantile(ranks(20), 0.05).interval?.low).toBe(0);
  });

  it('asks the questions, not the samples: fifty equal repeats say no more than one', () => {
    const often = ranks(20).map((lengths) => new Float64Array(50).fill(lengths[0] ?? 0));
    const { interval } = lengthQuantile(often, 0.5);
    // The same 20 cases and shares, on 1,000 sorted lengths: places 269 and 732 of them.
    expect(interval).toMatchObject({ low: 6, high: 15 });
  });

  it('is unknown for one question, and without any', () => {
    expect(lengthQuantile(ranks(1), 0.5)).toEqual({ value: 1, interval: null, n: 1 });
    expect(lengthQuantile([], 0.5)).toEqual({ value: null, interval: null, n: 0 });
  });
});
