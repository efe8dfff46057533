import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import {
  chanceWorlds,
  coverageOf,
  drawClusters,
  drawItemTotals,
  mostCoveredOfGroups,
  toleranceOf,
  type Coverage,
} from '../testing/calibration-worlds.ts';
import { bootstrapInterval } from './bootstrap/bootstrap-interval.ts';
import { clusterInterval } from './cluster-interval.ts';
import { newQuestionsInterval } from './item-means.ts';

const simulations = 10_000;
const tolerance = toleranceOf(simulations);

function print(
  cells: readonly (string | number)[],
  { coverage, meanWidth, given }: Coverage,
): void {
  const figures = [coverage.toFixed(4), meanWidth.toFixed(3), given];
  process.stdout.write(`| ${[...cells, ...figures].join(' | ')} |\n`);
}

const sizes = [5, 15, 30, 200].flatMap((items) =>
  [1, 5, 50].map((repeats): [number, number] => [items, repeats]),
);

/** Rows: world, items, repeats, items·p(1 − p), coverage, mean width, intervals given. */
describe.each(chanceWorlds.map((world) => ({ world, name: world.name })))(
  'the interval for new questions: $name',
  ({ world }) => {
    it.each(sizes)('%j items × %j', (items, repeats) => {
      const rng = createRng(`slow items ${world.name} ${items} ${repeats}`);
      const figures = coverageOf(simulations, world.truth, () =>
        newQuestionsInterval(drawItemTotals(rng, { items, repeats, world })),
      );
      const itemVariance = items * world.truth * (1 - world.truth);
      print([world.name, items, repeats, itemVariance.toFixed(1)], figures);
      // One repeat is a binomial count: binomial-interval.test.ts has its exact bounds, 92.8 and 97.9 %.
      const slack = repeats === 1 ? 0.009 : 0;
      expect(figures.coverage).toBeGreaterThanOrEqual(0.93 - tolerance);
      if (itemVariance >= 5) expect(figures.coverage).toBeLessThanOrEqual(0.97 + slack + tolerance);
    });
  },
);

const designs = [
  { design: '15 × 4', sizes: new Array<number>(15).fill(4) },
  { design: '40 × 5', sizes: new Array<number>(40).fill(5) },
  { design: '80 × 3', sizes: new Array<number>(80).fill(3) },
  { design: '1 … 9, ten times', sizes: Array.from({ length: 90 }, (_, index) => 1 + (index % 9)) },
  { design: '1 … 20', sizes: Array.from({ length: 20 }, (_, index) => index + 1) },
  { design: '90 × 1 and 3 × 30', sizes: [...new Array<number>(90).fill(1), 30, 30, 30] },
  { design: '64, 32, … 1', sizes: [64, 32, 16, 8, 4, 2, 1] },
  { design: '3 × 30', sizes: [30, 30, 30] },
];

describe.each(designs)('the interval for new clusters: $design', ({ design, sizes }) => {
  it.each(
    [
      'all 0.5',
      'Beta(1, 1)',
      'Beta(0.3, 0.7)',
      'Beta(1, 9)',
      '1 for 0.5 of questions, else 0',
    ].flatMap((name) => [true, false].map((isShared): [string, boolean] => [name, isShared])),
  )('%s, shared in the cluster: %j', (name, isShared) => {
    const world = chanceWorlds.find((each) => each.name === name);
    if (world === undefined) throw new Error(`There is no world ${name}.`);
    const rng = createRng(`slow clusters ${design} ${name} ${isShared}`);
    const figures = coverageOf(simulations, world.truth, () =>
      clusterInterval({
        clusters: drawClusters(rng, { sizes, repeats: 5, world, isShared }),
        repeats: 5,
      }),
    );
    const most = mostCoveredOfGroups(sizes, world);
    print([`clusters ${design}`, name, isShared ? 'by cluster' : 'by question', most], figures);
    expect(figures.coverage).toBeGreaterThanOrEqual(0.93 - tolerance);
    expect(figures.coverage).toBeLessThanOrEqual(most + tolerance);
  });
});

describe('the bootstrap over items', () => {
  it.each(
    ['all 0.5', 'all 0.1', 'Beta(0.3, 0.7)', 'Beta(2, 1)', 'Beta(1, 9)'].flatMap((name) =>
      [
        [30, 5],
        [200, 1],
        [200, 50],
      ].map(([items = 0, repeats = 0]): [string, number, number] => [name, items, repeats]),
    ),
  )('%s, %j items × %j', (name, items, repeats) => {
    const world = chanceWorlds.find((each) => each.name === name);
    if (world === undefined) throw new Error(`There is no world ${name}.`);
    const rng = createRng(`slow bootstrap ${name} ${items} ${repeats}`);
    const figures = coverageOf(simulations, world.truth, () =>
      bootstrapInterval(
        drawItemTotals(rng, { items, repeats, world }).map(({ samples, total }) => total / samples),
        { resamples: 1000, rng },
      ),
    );
    print([`bootstrap ${name}`, items, repeats, ''], figures);
    // Where it is hardly ever given, those few studies are no fair sample of all.
    if (figures.given > simulations / 2)
      expect(figures.coverage).toBeGreaterThanOrEqual(0.92 - tolerance);
  });
});
