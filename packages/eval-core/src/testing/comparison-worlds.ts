import type { Rng } from '../random.ts';
import type { PairedCounts } from '../statistics/comparison/paired-counts.ts';
import { drawBinomial } from './simulate.ts';

/** Two checkpoints on a benchmark whose truth is known. */
export interface PairedWorld {
  name: string;
  items: number;
  firstRepeats: number;
  secondRepeats: number;
  /** The chances of both on one new question. */
  chancesOf: (rng: Rng) => readonly [first: number, second: number];
  /** Mean of second − first over the questions of this world. */
  difference: number;
}

/** The counts of one study in such a world. */
export function drawPair(rng: Rng, world: PairedWorld): PairedCounts {
  const firstCorrect = new Int32Array(world.items);
  const secondCorrect = new Int32Array(world.items);
  for (let item = 0; item < world.items; item += 1) {
    const [first, second] = world.chancesOf(rng);
    firstCorrect[item] = drawBinomial(rng, world.firstRepeats, first);
    secondCorrect[item] = drawBinomial(rng, world.secondRepeats, second);
  }
  const { firstRepeats, secondRepeats } = world;
  const items = Array.from(firstCorrect, (_, item) => `item ${item}`);
  return { items, firstRepeats, secondRepeats, firstCorrect, secondCorrect };
}

/** Counts given by hand, as [first, second] by question. */
export function pairOf(
  repeats: readonly [first: number, second: number],
  correct: readonly (readonly [first: number, second: number])[],
): PairedCounts {
  return {
    items: correct.map((_, item) => `item ${item}`),
    firstRepeats: repeats[0],
    secondRepeats: repeats[1],
    firstCorrect: Int32Array.from(correct, ([first]) => first),
    secondCorrect: Int32Array.from(correct, ([, second]) => second),
  };
}
