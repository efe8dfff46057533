import type { Rng } from '../../random.ts';
import { COMMON_LETTERS, RARE_LETTERS } from './letters.ts';
import type { Item, ListKind } from './operation.ts';

const LONGEST_WORD = 7;
const RARE_FRACTION = 0.15;
const REPEAT_FRACTION = 0.25;

/** A list of exactly that many items, among them repeats and, of numbers, negative ones and zero. */
export function drawInput(rng: Rng, kind: ListKind, length: number): Item[] {
  const items: Item[] = [];
  while (items.length < length) {
    const isRepeat = items.length > 0 && rng.chance(REPEAT_FRACTION);
    items.push(isRepeat ? rng.pick(items) : drawItem(rng, kind));
  }
  return items;
}

function drawItem(rng: Rng, kind: ListKind): Item {
  // Small numbers are near every bound that a step may have; large ones have more digits.
  if (kind === 'integers') return rng.chance(0.6) ? rng.int(-9, 16) : rng.int(-60, 100);
  return Array.from({ length: rng.int(1, LONGEST_WORD + 1) }, () =>
    rng.pick(rng.chance(RARE_FRACTION) ? RARE_LETTERS : COMMON_LETTERS),
  ).join('');
}

/** Lists that programs are often wrong on: empty, of one item, of equal items. */
export function edgeInputs(rng: Rng, kind: ListKind): Item[][] {
  const [first = 0, second = 0] = [drawItem(rng, kind), drawItem(rng, kind)];
  return [[], [first], [second, second, second]];
}
