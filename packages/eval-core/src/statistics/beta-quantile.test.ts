import { expect, it } from 'vitest';

import { betaQuantile } from './beta-quantile.ts';

it.each([
  // SciPy: stats.beta.ppf(probability, a, b).
  [0.05, 1.5, 2.5, 0.06241252385791503],
  [0.5, 1.5, 2.5, 0.35245227987713096],
  [0.975, 1.5, 2.5, 0.8232639028687426],
  [0.01, 300.5, 20, 0.9023329047643572],
  [0.05, 0.1, 5, 1.300879757997648e-14],
])('the quantile at %j of Beta(%j, %j) is %j', (probability, a, b, quantile) => {
  expect(betaQuantile(probability, a, b)).toBeCloseTo(quantile, 11);
});

it('refuses a probability that is none', () => {
  expect(() => betaQuantile(1, 2, 2)).toThrow(/Beta probability is 1/);
});
