import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  ALLOCATION_WORLDS,
  allocationStudies,
  MORE_ALLOCATION_WORLDS,
} from '../../testing/allocation-worlds.ts';

describe('a pilot and further repeats where they buy most, over 10,000 studies', () => {
  it.each([...ALLOCATION_WORLDS, ...MORE_ALLOCATION_WORLDS])('$name', (world) => {
    const shares = allocationStudies(createRng(`slow allocated ${world.name}`), world, 10_000);
    const { coversSameQuestions, coversNewQuestions, bias, biasError } = shares;
    process.stdout.write(
      `| ${world.name} | ${world.questions} | ${world.pilot} + ${world.further} | ` +
        `${(100 * bias).toFixed(3)} ± ${(100 * biasError).toFixed(3)} | ` +
        `${(100 * shares.biasOfPooledShares).toFixed(2)} | ${(100 * shares.biasOfAllSamples).toFixed(2)} | ` +
        `${percent(coversSameQuestions)} (${shares.meanWidthSameQuestions.toFixed(3)}) | ` +
        `${percent(coversNewQuestions)} (${shares.meanWidthNewQuestions.toFixed(3)}) | ` +
        `${percent(shares.trulySaved)} | ${percent(shares.predictedSaved)} |\n`,
    );
    expect(Math.abs(bias)).toBeLessThan(4 * biasError);
    expect(coversSameQuestions).toBeGreaterThanOrEqual(0.93);
    expect(coversNewQuestions).toBeGreaterThanOrEqual(0.93);
    expect(Math.abs(shares.statedSe / shares.trueSe - 1)).toBeLessThan(0.1);
  });
});

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
