import { remainderOf } from '../arithmetic.ts';
import { operationsOn, range, type Item } from '../operation.ts';
import { ORDERS, pythonSorted, sorted } from '../sort.ts';
import { groupsOf, rotated } from '../sublists.ts';

const onNumbers = operationsOn<number>(['integers']);
const onLists = operationsOn<Item>(['integers', 'text']);

const ENDS = ['first', 'last'] as const;

/** What is kept, and in which order; items stay as they are. */
export const orderOperations = [
  onNumbers({
    op: 'sort-numbers',
    category: 'order',
    fromLevel: 2,
    gives: 'same',
    choices: { by: ['value', 'absolute value'], order: ORDERS },
    apply: (items, { by, order }) =>
      sorted(items, order, (x) => (by === 'value' ? x : Math.abs(x))),
    sentence: ({ by, order }) => `Sort the numbers by ${by} in ${order} order.`,
    python: ({ by, order }) => pythonSorted(order, by === 'value' ? null : 'abs'),
  }),
  onNumbers({
    op: 'sort-by-remainder',
    category: 'order',
    fromLevel: 3,
    gives: 'same',
    choices: { divisor: range(3, 7), order: ORDERS },
    apply: (items, { divisor, order }) => sorted(items, order, (x) => remainderOf(x, divisor)),
    sentence: ({ divisor, order }) =>
      `Sort the numbers by their remainder when divided by ${divisor} in ${order} order.`,
    python: ({ divisor, order }) => pythonSorted(order, `lambda x: x % ${divisor}`),
  }),
  onLists({
    op: 'reverse',
    category: 'order',
    fromLevel: 2,
    gives: 'same',
    choices: {},
    apply: (items) => [...items].reverse(),
    sentence: () => 'Reverse the list.',
    python: () => 'items[::-1]',
  }),
  onLists({
    op: 'rotate',
    category: 'order',
    fromLevel: 3,
    gives: 'same',
    choices: { times: range(2, 4) },
    apply: (items, { times }) => rotated(items, times),
    sentence: ({ times }) => `Move the first item to the end of the list, ${times} times in a row.`,
    python: ({ times }) =>
      `items[${times} % len(items):] + items[:${times} % len(items)] if items else []`,
  }),
  onLists({
    op: 'keep-positions',
    category: 'filter',
    fromLevel: 2,
    gives: 'same',
    choices: { divisor: range(2, 3), remainder: range(0, 2) },
    isSensible: ({ divisor, remainder }) => remainder < divisor,
    apply: (items, { divisor, remainder }) =>
      items.filter((_, index) => (index + 1) % divisor === remainder),
    sentence: ({ divisor, remainder }) =>
      `Keep only the items whose position leaves remainder ${remainder} when divided by ${divisor}.`,
    python: ({ divisor, remainder }) =>
      `[x for i, x in enumerate(items, 1) if i % ${divisor} == ${remainder}]`,
  }),
  onLists({
    op: 'keep-end',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: { end: ENDS, count: range(3, 8) },
    apply: (items, { end, count }) =>
      end === 'first' ? items.slice(0, count) : items.slice(-count),
    sentence: ({ end, count }) => `Keep only the ${end} ${count} items.`,
    python: ({ end, count }) => (end === 'first' ? `items[:${count}]` : `items[-${count}:]`),
  }),
  onLists({
    op: 'drop-end',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: { end: ENDS, count: range(2, 4) },
    apply: (items, { end, count }) =>
      end === 'first' ? items.slice(count) : items.slice(0, -count),
    sentence: ({ end, count }) => `Drop the ${end} ${count} items.`,
    python: ({ end, count }) => (end === 'first' ? `items[${count}:]` : `items[:-${count}]`),
  }),
  onLists({
    op: 'remove-repeats',
    category: 'filter',
    fromLevel: 2,
    gives: 'same',
    choices: { keep: ENDS },
    apply: (items, { keep }) =>
      keep === 'first' ? different(items) : different([...items].reverse()).reverse(),
    sentence: ({ keep }) => `Remove repeats: of equal items, keep only the ${keep} one.`,
    python: ({ keep }) =>
      keep === 'first' ? 'list(dict.fromkeys(items))' : 'list(dict.fromkeys(items[::-1]))[::-1]',
  }),
];

function different(items: readonly Item[]): Item[] {
  return groupsOf(items, (item) => item).flatMap((group) => group.slice(0, 1));
}
