import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { drawBinomial } from '../testing/simulate.ts';
import { designEffect } from './design-effect.ts';

const fifths = [0.2, 0.4, 0.4, 0.6, 0.6, 0.8, 1, 1, 0, 0.2, 0.4, 0.6, 0.8, 1, 0.6, 0.2];

describe('designEffect', () => {
  it('is known to be 1 where every item is always or never answered', () => {
    const means = Array.from({ length: 40 }, (_, item) => Number(item % 3 === 0));
    const { effect, degreesOfFreedom } = designEffect(means, 1 / 50);
    expect(effect).toBeCloseTo(1, 12);
    expect(degreesOfFreedom).toBe(Infinity);
  });

  it('is what NumPy makes of the formulas', () => {
    // x = np.array(fifths * 2); m = 32; p = x.mean(); q = p*(1 - p); s2 = x.var(ddof=1); D = s2/(q + s2/m)
    // w = x*(1 - x); f = (w - w.mean()/q*(1 - 2*p)*(x - p))/q; V = f.var(ddof=1)/m; D, 2*D*D/V
    const { effect, degreesOfFreedom } = designEffect([...fifths, ...fifths], 1 / 5);
    expect(effect).toBeCloseTo(0.3811976819059884, 12);
    expect(degreesOfFreedom).toBeCloseTo(65.86274879931652, 8);
  });

  it('does not believe the spread of so few that m·p(1 − p) is below 1', () => {
    const { effect, degreesOfFreedom } = designEffect([0.5, 0.4, 0.6], 1 / 50);
    expect(effect).toBe(1);
    expect(degreesOfFreedom).toBe(Infinity);
  });

  it('is about 1/R where all items have one chance, and about m − 1 degrees of freedom are left', () => {
    const rng = createRng('one chance');
    const studies = Array.from({ length: 200 }, () =>
      designEffect(
        Array.from({ length: 60 }, () => drawBinomial(rng, 20, 0.5) / 20),
        1 / 1000,
      ),
    );
    const effects = studies.map(({ effect }) => effect);
    const average = effects.reduce((sum, effect) => sum + effect, 0) / 200;
    // One D varies by a share of sqrt(2/59): 200 average to 1.3 % of it; four of those.
    expect(Math.abs(average * 20 - 1)).toBeLessThan(0.053);
    const degrees = studies.map(({ degreesOfFreedom }) => degreesOfFreedom).sort((a, b) => a - b);
    expect(degrees[100]).toBeGreaterThan(40);
    expect(degrees[100]).toBeLessThan(90);
  });
});
