import { MOST_ITEMS } from '@assay/contracts/statistics/answer-groups';

/** Some 0.4 s of two threads: a worker gives up a question after 5 s, and may have other work. */
const MOST_COMPARISONS = 4_000;

/**
 * The items in their order, so many at once as a worker compares well within its time; an item that has more
 * comparisons alone is a part of its own.
 */
export function partsOfQuestion<Item extends { texts: readonly string[] }>(
  items: readonly Item[],
): Item[][] {
  const parts: Item[][] = [];
  let comparisons = 0;
  for (const item of items) {
    const more = (item.texts.length * (item.texts.length - 1)) / 2;
    comparisons += more;
    const current = parts.at(-1);
    if (current && comparisons <= MOST_COMPARISONS && current.length < MOST_ITEMS) {
      current.push(item);
    } else {
      parts.push([item]);
      comparisons = more;
    }
  }
  return parts;
}
