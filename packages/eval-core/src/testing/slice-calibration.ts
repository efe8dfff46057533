import { createRng, type Rng } from '../random.ts';
import { shrunkSlices } from '../statistics/breakdowns/shrinkage.ts';
import type { Estimate } from '../statistics/interval.ts';
import { newQuestionsInterval } from '../statistics/item-means.ts';
import type { Coverage } from './length-calibration.ts';
import { simulateSlices, type SliceWorld } from './length-worlds.ts';
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
