import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lengthBinOf } from './length-bins.ts';
import { lengthHistogram, lengthOutcomes } from './length-histogram.ts';

describe('lengthHistogram', () => {
  it('fills the gap between the first and the last bin with empty bins', () => {
    const { bins } = lengthHistogram([
      { bin: lengthBinOf(14), outcome: 'incorrect', count: 2 },
      { bin: lengthBinOf(8), outcome: 'correct', count: 3 },
    ]);
    expect(bins.map(({ fromTokens }) => fromTokens)).toEqual([8, 10, 12, 14]);
    expect(bins.map(({ counts }) => counts)).toEqual([
      { correct: 3, incorrect: 0, unscorable: 0 },
      { correct: 0, incorrect: 0, unscorable: 0 },
      { correct: 0, incorrect: 0, unscorable: 0 },
      { correct: 0, incorrect: 2, unscorable: 0 },
    ]);
  });

  it('gives a bin of one doubling and a bin of a quarter with equal density equal heights', () => {
    const { bins } = lengthHistogram([
      { bin: lengthBinOf(1), outcome: 'correct', count: 40 },
      { bin: lengthBinOf(1024), outcome: 'correct', count: 10 },
    ]);
    // 1 to 2 tokens is one doubling; 1024 to 1218 (2^10.25 = 1217.7, rounded up) is 0.2503.
    expect(bins[0]).toMatchObject({ widthDoublings: 1, densities: { correct: 40 } });
    expect(bins.at(-1)?.densities?.correct).toBeCloseTo(10 / Math.log2(1218 / 1024), 10);
    expect(Math.abs((bins.at(-1)?.densities?.correct ?? 0) - 40)).toBeLessThan(0.1);
  });

  it('has no density where a logarithmic width does not exist', () => {
    const empty = lengthHistogram([{ bin: 0, outcome: 'incorrect', count: 5 }]);
    expect(empty.bins[0]).toMatchObject({ widthDoublings: null, densities: null });
    const open = lengthHistogram([{ bin: 80, outcome: 'incorrect', count: 5 }]);
    expect(open.bins[0]).toMatchObject({ widthDoublings: null, densities: null });
  });

  it('names the bins that hold the median and the ninetieth percentile', () => {
    // Ten samples: the 5th lies in bin 3, the 9th in bin 4, the 10th in bin 5.
    const { quantiles } = lengthHistogram([
      { bin: 3, outcome: 'correct', count: 5 },
      { bin: 4, outcome: 'correct', count: 4 },
      { bin: 5, outcome: 'correct', count: 1 },
    ]);
    expect(quantiles.correct).toEqual({
      isApproximate: true,
      p50: { fromTokens: 3, toTokensExclusive: 4 },
      p90: { fromTokens: 4, toTokensExclusive: 5 },
    });
    expect(quantiles.incorrect).toBeNull();
  });

  it('does not lose a bin to rounding: 63 of 70 samples are nine tenths', () => {
    const { quantiles } = lengthHistogram([
      { bin: 1, outcome: 'correct', count: 63 },
      { bin: 2, outcome: 'correct', count: 7 },
    ]);
    expect(quantiles.correct?.p90.fromTokens).toBe(1);
  });

  it('is empty without samples', () => {
    const { bins, quantiles } = lengthHistogram([{ bin: 9, outcome: 'correct', count: 0 }]);
    expect(bins).toEqual([]);
    expect(quantiles).toEqual({ correct: null, incorrect: null, unscorable: null });
  });

  it('keeps every sample: totals, counts and density times width agree', () => {
    const row = fc.record({
      bin: fc.integer({ min: 1, max: 79 }),
      outcome: fc.constantFrom(...lengthOutcomes),
      count: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { bins, totals } = lengthHistogram(rows);
        for (const outcome of lengthOutcomes) {
          const given = rows
            .filter((candidate) => candidate.outcome === outcome)
            .reduce((sum, { count }) => sum + count, 0);
          const drawn = bins.reduce(
            (area, bin) => area + (bin.densities?.[outcome] ?? NaN) * (bin.widthDoublings ?? NaN),
            0,
          );
          expect(totals[outcome]).toBe(given);
          expect(drawn).toBeCloseTo(given, 6);
        }
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN])('rejects a count of %d', (count) => {
    expect(() => lengthHistogram([{ bin: 1, outcome: 'correct', count }])).toThrow(/whole number/);
  });

  it('rejects a bin that does not exist', () => {
    expect(() => lengthHistogram([{ bin: 81, outcome: 'correct', count: 1 }])).toThrow(
      /no length bin/,
    );
  });
});
