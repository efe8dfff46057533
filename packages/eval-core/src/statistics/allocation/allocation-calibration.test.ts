import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { ALLOCATION_WORLDS, allocationStudies } from '../../testing/allocation-worlds.ts';

const studies = 300;
/** 0.93 less four standard errors of a share of 300. */
const least = 0.93 - 4 * Math.sqrt((0.95 * 0.05) / studies);

describe('a pilot and further repeats where they buy most', () => {
  it.each(ALLOCATION_WORLDS)('give an unbiased estimate that covers: $name', (world) => {
    const shares = allocationStudies(createRng(`allocated ${world.name}`), world, studies);
    expect(Math.abs(shares.bias)).toBeLessThan(4 * shares.biasError);
    expect(shares.coversSameQuestions).toBeGreaterThanOrEqual(least);
    expect(shares.coversNewQuestions).toBeGreaterThanOrEqual(least);
  });

  it('are biased when they are pooled', () => {
    const [world] = ALLOCATION_WORLDS.filter(({ name }) => name === 'a high score');
    if (world === undefined) throw new Error('There is no world with a high score.');
    const shares = allocationStudies(createRng('pooled'), world, 500);
    // Over 10,000 studies it is +0.005 of pooled shares, five standard errors of 500, and −0.010 of all samples.
    expect(shares.biasOfPooledShares).toBeGreaterThan(shares.biasError);
    expect(shares.biasOfAllSamples).toBeLessThan(-5 * shares.biasError);
  });
});
