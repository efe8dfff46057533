import { describe, expect, it } from 'vitest';

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
  it('is Wilson with Student t on the effective sample size', () => {
    const { value, interval } = pooledShare([
      { samples: 5, total: 5 },
      { samples: 5, total: 2 },
      { samples: 5, total: 1 },
      { samples: 5, total: 4 },
    ]);
    // python: p=.6; se2=numpy.var([1,.4,.2,.8],ddof=1)/4; n=p*(1-p)/se2; c=scipy.stats.t.ppf(.975,3);
    // k=c*c/n; m=(p+k/2)/(1+k); h=c*(p*(1-p)/n+k/4/n)**.5/(1+k); m-h, m+h
    expect(value).toBeCloseTo(0.6, 12);
    expect(interval?.low).toBeCloseTo(0.16248266937825862, 10);
    expect(interval?.high).toBeCloseTo(0.9206199940166417, 10);
  });

  it('does not collapse where all questions agree, and knows nothing from one', () => {
    const { value, interval } = pooledShare([
      { samples: 50, total: 50 },
      { samples: 50, total: 50 },
      { samples: 50, total: 50 },
    ]);
    // Wilson's lower end at p = 1 is n/(n + t²), with n = 3 questions and t = 4.302652730 (2 degrees of freedom).
    expect(value).toBe(1);
    expect(interval?.low).toBeCloseTo(3 / (3 + 4.302652729696142 ** 2), 9);
    expect(pooledShare([{ samples: 50, total: 50 }])).toEqual({ value: 1, interval: null, n: 1 });
  });
});

describe('pooledMean', () => {
  it('is the skewness-corrected t interval of the logarithm', () => {
    const { value, interval } = pooledMean([
      { samples: 1, total: 1000 },
      { samples: 1, total: 2000 },
      { samples: 1, total: 6000 },
    ]);
    // python: y=numpy.array([1,2,6])*1000.; c=y.std(ddof=1)/y.mean(); t=scipy.stats.t.ppf(.975,2);
    // u=min(t,1.25*scipy.stats.norm.ppf(.975));
    // k=max(c,min(math.sqrt(math.exp(numpy.log(y).var(ddof=1))-1),2*c));
    // y.mean()*math.exp(-t*c/3**.5), y.mean()*math.exp(t*c/3**.5+k*k*(u*u+1)/6)
    expect(value).toBe(3000);
    expect(interval?.low).toBeCloseTo(335.48056683572634, 6);
    expect(interval?.high).toBeCloseTo(117022.23732336884, 3);
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
