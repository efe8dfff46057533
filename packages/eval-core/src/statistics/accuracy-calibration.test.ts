import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import {
  chanceWorlds,
  coverageOf,
  drawClusters,
  drawItemTotals,
  mostCoveredOfGroups,
  toleranceOf,
  type ChanceWorld,
} from '../testing/calibration-worlds.ts';
import { bootstrapInterval } from './bootstrap/bootstrap-interval.ts';
import { clusterInterval } from './cluster-interval.ts';
import { newQuestionsInterval } from './item-means.ts';

/** A busy machine must not decide a claim about chance. */
const patience = { timeout: 120_000 };

const simulations = 1000;
const tolerance = toleranceOf(simulations);

function worldOf(name: string): ChanceWorld {
  const world = chanceWorlds.find((each) => each.name === name);
  if (world === undefined) throw new Error(`There is no world ${name}.`);
  return world;
}

/**
 * 93 to 97 % where items·p(1 − p) ≥ 5, at least 93 % elsewhere, within what a thousand simulations can tell. The slow
 * form has all worlds and ten times as many.
 */
describe('the interval for new questions, over simulated benchmarks', patience, () => {
  it.each([
    ['all 0.5', 30, 5],
    ['all 0.1', 60, 5],
    ['Beta(2, 1)', 30, 5],
    ['Beta(1, 1)', 30, 50],
    ['Beta(0.3, 0.3)', 60, 2],
    ['Beta(0.3, 0.3)', 5, 50],
    ['Beta(0.1, 0.4)', 8, 50],
    ['Beta(1, 9)', 15, 5],
    ['Beta(0.05, 0.95)', 30, 16],
    ['0.95 for 0.7 of questions, else 0.2', 5, 50],
    ['0.9 for 0.02 of questions, else 0.01', 60, 50],
    ['1 for 0.1 of questions, else 0', 8, 3],
  ])('covers for %s, %j items × %j', (name, items, repeats) => {
    const world = worldOf(name);
    const rng = createRng(`items ${name} ${items} ${repeats}`);
    const { coverage } = coverageOf(simulations, world.truth, () =>
      newQuestionsInterval(drawItemTotals(rng, { items, repeats, world })),
    );
    expect(coverage).toBeGreaterThanOrEqual(0.93 - tolerance);
    if (items * world.truth * (1 - world.truth) >= 5)
      expect(coverage).toBeLessThanOrEqual(0.97 + tolerance);
  });
});

describe('the interval for new clusters', patience, () => {
  const few = [12, 6, 6, 3, 2, 1];
  const many = Array.from({ length: 30 }, (_, index) => 1 + (index % 9));
  it.each([
    ['Beta(1, 1)', 'many', many, true],
    ['1 for 0.5 of questions, else 0', 'many', many, true],
    ['all 0.5', 'many', many, true],
    ['Beta(0.3, 0.3)', 'many', many, false],
    ['Beta(0.1, 0.4)', 'few', few, true],
    ['1 for 0.5 of questions, else 0', 'few', few, true],
    ['Beta(1, 9)', 'few', few, false],
  ])('covers for %s in %s unequal clusters', (name, word, sizes, isShared) => {
    const world = worldOf(name);
    const rng = createRng(`clusters ${name} ${word} ${isShared}`);
    const { coverage } = coverageOf(simulations, world.truth, () =>
      clusterInterval({
        clusters: drawClusters(rng, { sizes, repeats: 3, world, isShared }),
        repeats: 3,
      }),
    );
    expect(coverage).toBeGreaterThanOrEqual(0.93 - tolerance);
    expect(coverage).toBeLessThanOrEqual(mostCoveredOfGroups(sizes, world) + tolerance);
  });
});

describe('the bootstrap over items', patience, () => {
  it.each([
    ['Beta(1, 1)', 30, 50],
    ['Beta(0.3, 0.3)', 60, 5],
    ['all 0.1', 200, 1],
  ])('covers for %s, %j items × %j, where it is given', (name, items, repeats) => {
    const world = worldOf(name);
    const rng = createRng(`bootstrap ${name}`);
    const runs = 200;
    const { coverage } = coverageOf(runs, world.truth, () =>
      bootstrapInterval(
        drawItemTotals(rng, { items, repeats, world }).map(({ samples, total }) => total / samples),
        { resamples: 1000, rng },
      ),
    );
    expect(coverage).toBeGreaterThanOrEqual(0.93 - toleranceOf(runs));
  });
});
