import type { ItemSlot } from './generate-items.ts';

/**
 * The value of a turn (0, 1, 2, …), where the values come in blocks, each a shuffle of all of them: every
 * value is equally frequent, none predictable. Throws when there is none.
 *
 * @param name tells the block's stream from others that the items share.
 */
export function balanced<T>(
  stream: ItemSlot['sharedRng'],
  { name, turn }: { name: string; turn: number },
  values: readonly T[],
): T {
  const block = Math.floor(turn / values.length);
  const value = stream(`${name} ${block}`).shuffle(values)[turn % values.length];
  if (value === undefined) throw new Error('There is no value to balance over.');
  return value;
}
