import type { Rng } from '../../random.ts';

export const YES_NO = ['Yes', 'No'] as const;

/** A miscount is mostly a small one, so wrong options stay near: they must not be refutable at a glance. */
const FARTHEST = 5;
const OPTION_COUNT = 4;

/**
 * Four different counts as texts, the true one at the given position (0 to 3). How many of the wrong
 * ones are smaller is drawn too; were they always on both sides, the middle would be the safe guess.
 */
export function numericOptions(rng: Rng, trueCount: number, position: number): string[] {
  const smaller = Math.min(rng.int(0, OPTION_COUNT), trueCount);
  const below = rng.shuffle(range(Math.max(0, trueCount - FARTHEST), trueCount)).slice(0, smaller);
  const above = rng
    .shuffle(range(trueCount + 1, trueCount + 1 + FARTHEST))
    .slice(0, OPTION_COUNT - 1 - smaller);
  const wrong = rng.shuffle([...below, ...above]);
  return wrong.toSpliced(position, 0, trueCount).map(String);
}

function range(from: number, toExclusive: number): number[] {
  return Array.from({ length: toExclusive - from }, (_, index) => from + index);
}
