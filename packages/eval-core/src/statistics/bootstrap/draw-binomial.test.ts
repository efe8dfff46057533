import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { logFactorial } from '../log-factorial.ts';
import { drawBinomial } from './draw-binomial.ts';

const draws = 20_000;

/** P(X = k) from its definition. */
function probabilityOf(count: number, trials: number, chance: number): number {
  return Math.exp(
    logFactorial(trials) -
      logFactorial(count) -
      logFactorial(trials - count) +
      count * Math.log(chance) +
      (trials - count) * Math.log1p(-chance),
  );
}

/**
 * Pearson's χ² over groups of neighbouring counts that expect at least ten draws each, and its degrees of freedom.
 */
function chiSquare(
  trials: number,
  chance: number,
  seed: string,
): { value: number; degrees: number } {
  const rng = createRng(seed);
  const observed = new Float64Array(trials + 1);
  for (let draw = 0; draw < draws; draw += 1) {
    const count = drawBinomial(rng, trials, chance);
    observed[count] = (observed[count] ?? 0) + 1;
  }
  const groups = [{ seen: 0, expected: 0 }];
  for (let count = 0; count <= trials; count += 1) {
    const group = groups.at(-1) ?? { seen: 0, expected: 0 };
    group.seen += observed[count] ?? 0;
    group.expected += draws * probabilityOf(count, trials, chance);
    if (group.expected >= 10 && count < trials) groups.push({ seen: 0, expected: 0 });
  }
  const kept = groups.filter(({ expected }) => expected >= 10);
  const value = kept.reduce(
    (sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected,
    0,
  );
  return { value, degrees: kept.length - 1 };
}

describe('drawBinomial', () => {
  // Inversion below a mean of 10, rejection above; both halves of the chance.
  it.each([
    [1, 0.3],
    [12, 0.5],
    [19, 0.5],
    [21, 0.5],
    [50, 0.97],
    [50, 0.21],
    [300, 0.01],
    [4428, 0.002],
    [4428, 0.17],
    [4428, 0.61],
    [20_000, 0.4],
  ])('follows the exact probabilities of %j trials with chance %j', (trials, chance) => {
    const { value, degrees } = chiSquare(trials, chance, `binomial ${trials} ${chance}`);
    // Five standard deviations of χ² above its mean: a false alarm in some 10^5 seeds.
    expect(value).toBeLessThan(degrees + 5 * Math.sqrt(2 * degrees) + 5);
  });

  it('is certain where the chance is 0 or 1, and without trials', () => {
    const rng = createRng('certain');
    expect(drawBinomial(rng, 7, 0)).toBe(0);
    expect(drawBinomial(rng, 7, 1)).toBe(7);
    expect(drawBinomial(rng, 0, 0.5)).toBe(0);
  });
});
