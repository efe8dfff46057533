import { describe, expect, it } from 'vitest';

import { matrixOf, sampleOf } from '../../testing/length-worlds.ts';
import { sampleMatrix } from '../sample-matrix.ts';
import { lengthRatio } from './length-ratio.ts';

const tokens = (...lengths: (number | null)[]) => lengths.map((length) => ({ tokens: length }));

describe('lengthRatio', () => {
  it('is the geometric mean of the questions’ ratios', () => {
    const { ratio, longer, questions } = lengthRatio(
      matrixOf([tokens(200, 200), tokens(100), tokens(300, null)]),
      matrixOf([tokens(100), tokens(50, 150), tokens(75)]),
    );
    // Ratios 2, 1 and 4: the cube root of 8. Longer are two of three.
    expect(ratio.value).toBeCloseTo(2, 12);
    expect(longer.value).toBeCloseTo(2 / 3, 12);
    expect(questions).toBe(3);
    // numpy: d=numpy.log([2,1,4]); exp(d.mean() -/+ scipy.stats.t.ppf(.975,2)*d.std(ddof=1)/3**.5)
    expect(ratio.interval?.low).toBeCloseTo(0.3574621235894746, 10);
    expect(ratio.interval?.high).toBeCloseTo(11.18999674660294, 8);
    expect(ratio.interval?.method).toBe('t-of-logarithms');
  });

  it('inverts when the two change places', () => {
    const [one, other] = [
      matrixOf([tokens(10), tokens(35), tokens(700)]),
      matrixOf([tokens(20), tokens(30), tokens(90)]),
    ];
    const there = lengthRatio(one, other).ratio;
    const back = lengthRatio(other, one).ratio;
    expect((there.value ?? NaN) * (back.value ?? NaN)).toBeCloseTo(1, 12);
    expect((there.interval?.low ?? NaN) * (back.interval?.high ?? NaN)).toBeCloseTo(1, 12);
  });

  it('leaves out questions that only one has, without a length, or of 0 tokens, and counts them', () => {
    const matrix = sampleMatrix([
      sampleOf({ item: 'both', tokens: 10 }),
      sampleOf({ item: 'only here', tokens: 10 }),
      sampleOf({ item: 'unknown', tokens: null }),
      sampleOf({ item: 'nothing', tokens: 0 }),
    ]);
    const baseline = sampleMatrix([
      sampleOf({ item: 'nothing', tokens: 10 }),
      sampleOf({ item: 'unknown', tokens: 10 }),
      sampleOf({ item: 'both', tokens: 5 }),
    ]);
    const { ratio, questions, leftOut } = lengthRatio(matrix, baseline);
    expect(ratio).toEqual({ value: 2, interval: null, n: 1 });
    expect(questions).toBe(1);
    expect(leftOut).toBe(3);
  });
});
