import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { pairOf } from '../../testing/comparison-worlds.ts';
import { bootstrapDifferenceInterval } from './bootstrap-difference.ts';
import { differenceIntervals, differenceP } from './difference-interval.ts';
import { shareMoments } from './share-moments.ts';

const classes = [
  { pair: [0, 0], questions: 100 },
  { pair: [1, 2], questions: 120 },
  { pair: [2, 2], questions: 80 },
  { pair: [3, 5], questions: 140 },
  { pair: [4, 4], questions: 90 },
  { pair: [2, 4], questions: 50 },
  { pair: [4, 5], questions: 20 },
] as const;
const many = pairOf(
  [4, 5],
  classes.flatMap(({ pair, questions }) => Array.from({ length: questions }, () => pair)),
);

/** Of 600 questions; scipy 1.17.1: ttest_rel(second, first).confidence_interval(0.95). */
const paired = { low: 0.05633099662499472, high: 0.08366900337500532 };

const counts = fc
  .array(fc.tuple(fc.nat(4), fc.nat(3)), { minLength: 2, maxLength: 40 })
  .map((pairs) => pairOf([4, 3], pairs));

describe('the interval of a paired difference', () => {
  it('is nearly that of the paired t test for many questions', () => {
    const found = differenceIntervals(shareMoments(many), 0.95)?.interval;
    expect(found?.low).toBeCloseTo(paired.low, 3);
    expect(found?.high).toBeCloseTo(paired.high, 3);
    expect(found?.method).toBe('paired-t-newcombe');
  });

  it('is that of half a question of disagreement where 15 of 30 are solved by both, and no others', () => {
    const alike = pairOf(
      [1, 1],
      Array.from({ length: 30 }, (_, index) => (index < 15 ? [1, 1] : [0, 0])),
    );
    // Wilson at 15 of 30 reaches t/(2·√(30 + t²)) to both sides; s² = 30/(4·29), so that φ = 1 − 29/450. scipy 1.17.1:
    // q = t.ppf(0.975, 29); q/(2*sqrt(30 + q*q))*sqrt(2*29/450)
    const { low, high } = differenceIntervals(shareMoments(alike), 0.95)?.interval ?? {};
    expect(low).toBeCloseTo(-0.06279353925417497, 10);
    expect(high).toBeCloseTo(0.06279353925417497, 10);
  });

  it('leaves room for a question that changed and was not drawn, where repeats show that none did', () => {
    const quiet = pairOf(
      [50, 50],
      Array.from({ length: 30 }, (_, index) => (index < 15 ? [25, 26] : [26, 25])),
    );
    // scipy 1.17.1: t.ppf(0.975, 29) * sqrt(0.6) / 30; the spread that was seen would give 0.0076.
    const { low, high } = differenceIntervals(shareMoments(quiet), 0.95)?.interval ?? {};
    expect(low).toBeCloseTo(-0.05280760228766476, 10);
    expect(high).toBeCloseTo(0.05280760228766476, 10);
  });

  it('touches 0 at the level that its p value names', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const moments = shareMoments(pairs);
        const p = differenceP(moments);
        if (p > 0.999 || p < 1e-9) return;
        const interval = differenceIntervals(moments, 1 - p)?.interval;
        const near = moments.second.mean > moments.first.mean ? interval?.low : interval?.high;
        expect(near).toBeCloseTo(0, 6);
      }),
    );
  });

  it('grows with its level', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const found = differenceIntervals(shareMoments(pairs), 0.9);
        const [wide, narrow] = [found?.interval, found?.narrower];
        expect(narrow?.level).toBeCloseTo(0.8, 14);
        expect(wide?.low).toBeLessThanOrEqual(narrow?.low ?? NaN);
        expect(wide?.high).toBeGreaterThanOrEqual(narrow?.high ?? NaN);
      }),
    );
  });
});

describe('the bootstrap of a paired difference', () => {
  it('is that of resampling questions', () => {
    // scipy 1.17.1: bootstrap((second - first,), mean, n_resamples=200000, method='percentile', rng=1):
    // 0.056333, 0.083500; ours is wider by Φ(t·√(600/599)) against 0.025, some 0.3 %, and of 10,000 resamples.
    const found = bootstrapDifferenceInterval(many, 0.95, createRng('600 questions'));
    expect(Math.abs((found?.low ?? NaN) - 0.056333)).toBeLessThan(0.001);
    expect(Math.abs((found?.high ?? NaN) - 0.0835)).toBeLessThan(0.001);
    expect(found?.method).toBe('bootstrap-pairs');
  });

  it('is unknown where fewer than ten questions differ', () => {
    const withDifferent = (different: number) =>
      pairOf(
        [1, 1],
        Array.from({ length: 100 }, (_, index) => (index < different ? [0, 1] : [1, 1])),
      );
    const rng = createRng('few');
    expect(bootstrapDifferenceInterval(withDifferent(0), 0.95, rng)).toBeNull();
    expect(bootstrapDifferenceInterval(withDifferent(9), 0.95, rng)).toBeNull();
    expect(bootstrapDifferenceInterval(withDifferent(10), 0.95, rng)).not.toBeNull();
  });

  it.each([
    { repeats: 1, questions: 12, pair: [0, 1] },
    { repeats: 5, questions: 100, pair: [1, 2] },
  ] as const)(
    'is no point where all $questions questions differ by the same: $pair of $repeats',
    (world) => {
      const { repeats, questions, pair } = world;
      const alike = pairOf(
        [repeats, repeats],
        Array.from({ length: questions }, () => pair),
      );
      expect(bootstrapDifferenceInterval(alike, 0.95, createRng('alike'))).toBeNull();
    },
  );

  it('is unknown where fewer than ten questions are unlike the others', () => {
    const unlike = (count: number) =>
      pairOf(
        [1, 1],
        Array.from({ length: 100 }, (_, index) => (index < count ? [1, 1] : [0, 1])),
      );
    // With q of 100 unlike Σ = 100·q(1 − q) and Σ²/Σ of fourths = 100·q(1 − q)/(1 − 3q(1 − q)): 9.4 for 8, 10.9 for 9.
    const rng = createRng('unlike');
    expect(bootstrapDifferenceInterval(unlike(0), 0.95, rng)).toBeNull();
    expect(bootstrapDifferenceInterval(unlike(8), 0.95, rng)).toBeNull();
    expect(bootstrapDifferenceInterval(unlike(9), 0.95, rng)).not.toBeNull();
  });
});
