import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { drawBeta, drawBinomial } from '../testing/simulate.ts';
import { accuracyCell } from './accuracy.ts';

interface World {
  name: string;
  /** Whole shapes of the Beta distribution that an item's chance of being answered comes from. */
  shapes: readonly [number, number];
  items: number;
  samplesPerItem: number;
}

const simulations = 2000;

/**
 * Coverage of the population mean a/(a + b). With 2,000 simulations the standard error of a coverage of
 * 0.95 is 0.005; the floor of 0.93 leaves four of them. Where items·p·(1 − p) is 5 or more the interval
 * must not be lazy either; below that only too little coverage is a fault.
 */
describe('the interval for new questions, over simulated benchmarks', () => {
  it.each<World & { ceiling: number }>([
    { name: 'AIME, five repeats', shapes: [2, 1], items: 30, samplesPerItem: 5, ceiling: 0.975 },
    { name: 'AIME, fifty repeats', shapes: [1, 1], items: 30, samplesPerItem: 50, ceiling: 0.975 },
    { name: 'GPQA, one repeat', shapes: [3, 2], items: 198, samplesPerItem: 1, ceiling: 0.975 },
    { name: 'all items alike', shapes: [50, 50], items: 100, samplesPerItem: 5, ceiling: 0.975 },
    { name: 'few items', shapes: [2, 1], items: 8, samplesPerItem: 5, ceiling: 1 },
    { name: 'nearly all wrong', shapes: [1, 9], items: 30, samplesPerItem: 5, ceiling: 1 },
  ])('covers for $name at least 93 % and at most its ceiling', (world) => {
    const share = coverage(world);
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(world.ceiling);
  });
});

function coverage(world: World): number {
  const rng = createRng(`coverage of ${world.name}`);
  const [a, b] = world.shapes;
  const truth = a / (a + b);
  let covered = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const items = Array.from({ length: world.items }, () => {
      const chance = drawBeta(rng, a, b);
      return {
        samples: world.samplesPerItem,
        correct: drawBinomial(rng, world.samplesPerItem, chance),
      };
    });
    const { interval } = accuracyCell({ items, repeats: [], plannedItems: world.items });
    if (interval !== null && interval.lowFraction <= truth && truth <= interval.highFraction)
      covered += 1;
  }
  return covered / simulations;
}
