import { createRng, type Rng } from '../random.ts';
import { shrunkSlices } from '../statistics/breakdowns/shrinkage.ts';
import { simpsonChecks } from '../statistics/breakdowns/simpson.ts';
import type { Estimate } from '../statistics/interval.ts';
import { newQuestionsInterval } from '../statistics/item-means.ts';
import type { CalibrationCell, Coverage } from './calibration-cell.ts';
import { chanceOf, matrixOf, simulateSlices, type SliceWorld } from './length-worlds.ts';
import { drawBeta } from './simulate.ts';

const sizes = (slices: number, items: number): number[] =>
  Array.from({ length: slices }, () => items);

const around =
  (a: number, b: number) =>
  (rng: Rng): number =>
    drawBeta(rng, a, b);

/** Benchmarks by slices; the accuracy of each is drawn anew, so that coverage is on the average over slices. */
export const SLICE_WORLDS: readonly SliceWorld[] = [
  { name: '8 × 5 items, alike', sizes: sizes(8, 5), accuracyOf: () => 0.6, concentration: 1 },
  { name: '4 × 30 items, alike', sizes: sizes(4, 30), accuracyOf: () => 0.3, concentration: 2 },
  {
    name: '6 × 10 items, Beta(6, 4)',
    sizes: sizes(6, 10),
    accuracyOf: around(6, 4),
    concentration: 1,
  },
  {
    name: '12 × 5 items, Beta(2, 2)',
    sizes: sizes(12, 5),
    accuracyOf: around(2, 2),
    concentration: 2,
  },
  {
    name: '10 × 40 items, Beta(20, 20)',
    sizes: sizes(10, 40),
    accuracyOf: around(20, 20),
    concentration: 1,
  },
  {
    name: '2 to 60 items, Beta(6, 3)',
    sizes: [2, 3, 4, 5, 8, 12, 20, 60],
    accuracyOf: around(6, 3),
    concentration: 1,
  },
  {
    name: '20 × 8 items, Beta(18, 2)',
    sizes: sizes(20, 8),
    accuracyOf: around(18, 2),
    concentration: 2,
  },
].map((world) => ({ ...world, repeats: 4 }));

/** How often the intervals of a world's slices cover their own truth, shrunk or as they are. */
export function sliceCoverage(
  world: SliceWorld,
  simulations: number,
  kind: 'shrunk' | 'own',
): Coverage & { meanSquaredError: number } {
  const rng = createRng(`slices: ${world.name}`);
  let intervals = 0;
  let covered = 0;
  let width = 0;
  let squares = 0;
  let slices = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const { truths, means } = simulateSlices(rng, world);
    for (const [index, { value, interval }] of estimates(means, kind, world.repeats).entries()) {
      const truth = truths[index] ?? NaN;
      slices += 1;
      squares += ((value ?? NaN) - truth) ** 2;
      if (interval === null) continue;
      intervals += 1;
      width += interval.high - interval.low;
      if (interval.low <= truth && truth <= interval.high) covered += 1;
    }
  }
  return {
    coveredFraction: covered / intervals,
    meanWidth: width / intervals,
    intervals,
    meanSquaredError: squares / slices,
  };
}

function estimates(
  means: readonly number[][],
  kind: 'shrunk' | 'own',
  repeats: number,
): Estimate[] {
  if (kind === 'shrunk') return shrunkSlices(means);
  return means.map((ofSlice) => ({
    value: ofSlice.reduce((sum, share) => sum + share, 0) / ofSlice.length,
    interval: newQuestionsInterval(
      ofSlice.map((share) => ({ samples: repeats, total: share * repeats })),
    ),
    n: ofSlice.length,
  }));
}

/** Items of three kinds and their accuracies, for each of two runs that were asked different items. */
export interface MixWorld {
  name: string;
  repeats: number;
  items: readonly [readonly number[], readonly number[]];
  accuracies: readonly [readonly number[], readonly number[]];
  concentration: number;
}

export const MIX_WORLDS: readonly MixWorld[] = [
  {
    name: '20/20/20 and 10/20/40 items',
    repeats: 4,
    items: [
      [20, 20, 20],
      [10, 20, 40],
    ],
    accuracies: [
      [0.7, 0.5, 0.3],
      [0.8, 0.5, 0.4],
    ],
    concentration: 1,
  },
  {
    name: '5/8/5 and 8/5/4 items, one repeat',
    repeats: 1,
    items: [
      [5, 8, 5],
      [8, 5, 4],
    ],
    accuracies: [
      [0.6, 0.6, 0.6],
      [0.6, 0.6, 0.6],
    ],
    concentration: 2,
  },
  {
    name: '30/30 and 60/20 items, near 1',
    repeats: 4,
    items: [
      [30, 30],
      [60, 20],
    ],
    accuracies: [
      [0.97, 0.9],
      [0.95, 0.95],
    ],
    concentration: 1,
  },
];

/** The difference of two runs with the same mix, over items that they do not share. */
export function standardisedCell(world: MixWorld): CalibrationCell {
  const [itemsA, itemsB] = world.items;
  const [accuraciesA, accuraciesB] = world.accuracies;
  const counts = itemsA.map((count, kind) => count + (itemsB[kind] ?? 0));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const truth = counts.reduce(
    (sum, count, kind) =>
      sum + (count / all) * ((accuraciesB[kind] ?? NaN) - (accuraciesA[kind] ?? NaN)),
    0,
  );
  return {
    name: `same mix, ${world.name}`,
    truth,
    slack: 0,
    isUsual: false,
    estimateOf: (rng) =>
      simpsonChecks(simulateRun(rng, world, 0), simulateRun(rng, world, 1)).kind?.standardised ?? {
        value: null,
        interval: null,
        n: 0,
      },
  };
}

function simulateRun(rng: Rng, world: MixWorld, run: 0 | 1) {
  return matrixOf(
    world.items[run].flatMap((count, kind) =>
      Array.from({ length: count }, () => {
        const chance = chanceOf(rng, world.accuracies[run][kind] ?? NaN, world.concentration);
        return Array.from({ length: world.repeats }, () => ({
          verdict: rng.chance(chance) ? ('correct' as const) : ('incorrect' as const),
          attributes: { kind },
        }));
      }),
    ),
  );
}
