import { describe, expect, it } from 'vitest';

import { newQuestionsInterval } from '../item-means.ts';
import { pooledMean } from './pooled-mean.ts';
import { pooledRatio } from './pooled-ratio.ts';
import { pooledShare } from './pooled-share.ts';

describe('pooledRatio', () => {
  it('is the sample standard deviation of question means where all are equally large', () => {
    const ratio = pooledRatio([
      { samples: 2, total: 4 },
      { samples: 2, total: 8 },
      { samples: 2, total: 12 },
    ]);
    // Means 2, 4 and 6: mean 4, standard deviation 2.
    expect(ratio).toEqual({ mean: 4, spread: 2, samples: 6, questions: 3, effectiveQuestions: 3 });
  });

  it('weighs samples, and clusters unequal questions by the linearised variance', () => {
    const ratio = pooledRatio([
      { samples: 1, total: 1 },
      { samples: 3, total: 0 },
      { samples: 0, total: 0 },
    ]);
    // Mean 1/4; residuals 1 − 1/4 and 0 − 3/4, times 2/4 each: ±0.375, so the variance is 2 · 0.375²/1.
    expect(ratio?.mean).toBe(0.25);
    expect(ratio?.spread).toBeCloseTo(0.375 * Math.SQRT2, 12);
    // 4²/(1 + 9)
    expect(ratio?.effectiveQuestions).toBeCloseTo(1.6, 12);
  });

  it('is null without samples', () => {
    expect(pooledRatio([{ samples: 0, total: 0 }])).toBeNull();
  });
});

describe('pooledShare', () => {
  it('is the interval of accuracy where questions have equally many samples', () => {
    const questions = [5, 2, 1, 4].map((total) => ({ samples: 5, total }));
    expect(pooledShare(questions)).toEqual({
      value: 0.6,
      interval: newQuestionsInterval(questions),
      n: 4,
    });
  });

  it('is Wilson with Student t on the linearised error where they do not', () => {
    const { value, interval } = pooledShare(
      Array.from({ length: 40 }, (_, index) => ({
        samples: index < 20 ? 4 : 2,
        total: index % 2 === 0 ? 1 : 2,
      })),
    );
    // Ten questions each of 1/4, 2/4, 1/2 and 2/2: p = 60/120. e = ⅓(y − m/2): squares ⅑, 0, 0, ⅑, so SE² = 20/9/39/40.
    // Kish: 120²/400 = 36 questions.
    // python: p=.5; n=min(p*(1-p)/(20/9/39/40),120); c=scipy.stats.t.ppf(.975,35); h=c*(p*(1-p)/n+c*c/n/n/4)**.5/(1+c*c/n)
    expect(value).toBe(0.5);
    expect(interval?.low).toBeCloseTo(0.5 - 0.09110997070352089, 9);
    expect(interval?.high).toBeCloseTo(0.5 + 0.09110997070352089, 9);
    expect(interval?.method).toBe('wilson-pooled-t');
  });

  it('does not collapse where all questions agree, and knows nothing from one', () => {
    const { value, interval } = pooledShare([
      { samples: 50, total: 50 },
      { samples: 40, total: 40 },
      { samples: 50, total: 50 },
    ]);
    expect(value).toBe(1);
    expect(interval?.low).toBeLessThan(0.5);
    expect(interval?.high).toBe(1);
    expect(pooledShare([{ samples: 50, total: 50 }])).toEqual({ value: 1, interval: null, n: 1 });
  });
});

describe('pooledMean', () => {
  it('is the skewness-corrected t interval of the logarithm', () => {
    const { value, interval } = pooledMean(
      [1000, 1500, 2000, 3500].map((total) => ({ samples: 1, total })),
    );
    // python: y=numpy.array([1,1.5,2,3.5])*1000; c=y.std(ddof=1)/y.mean(); t=scipy.stats.t.ppf(.975,3);
    // u=min(t,1.25*scipy.stats.norm.ppf(.975)); k=max(c,min(math.sqrt(math.exp(numpy.log(y).var(ddof=1))-1),2*c));
    // y.mean()*math.exp(-t*c/2), y.mean()*math.exp(t*c/2+k*k*(u*u+1)/8)
    expect(value).toBe(2000);
    expect(interval?.low).toBeCloseTo(846.8670690607557, 6);
    expect(interval?.high).toBeCloseTo(6248.012298815125, 6);
  });

  it('does not let the correction carry the upper end beyond ten times the mean', () => {
    const { value, interval } = pooledMean(
      [1000, 2000, 6000].map((total) => ({ samples: 1, total })),
    );
    expect(value).toBe(3000);
    expect(interval?.high).toBeCloseTo(30_000, 6);
  });

  it('says nothing of the error where all questions are the same, or one of them is all', () => {
    const same = [
      { samples: 2, total: 200 },
      { samples: 2, total: 200 },
    ];
    expect(pooledMean(same)).toEqual({ value: 100, interval: null, n: 2 });
    expect(pooledMean(same.slice(1))).toEqual({ value: 100, interval: null, n: 1 });
  });

  it('goes on where a question has 0 tokens', () => {
    const { interval } = pooledMean([
      { samples: 1, total: 0 },
      { samples: 1, total: 10 },
      { samples: 1, total: 12 },
    ]);
    expect(interval?.low).toBeGreaterThan(0);
    expect(Number.isFinite(interval?.high)).toBe(true);
  });
});
