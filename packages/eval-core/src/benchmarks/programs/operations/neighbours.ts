import { aggregate, AGGREGATES, PYTHON_AGGREGATES } from '../aggregate.ts';
import { remainderOf } from '../arithmetic.ts';
import { operationsOn, range } from '../operation.ts';
import { blocksOf, groupsOf, runsOf, windowsOf } from '../sublists.ts';

const onNumbers = operationsOn<number>(['integers']);
const onLists = operationsOn<number | string>(['integers', 'text']);

/** From several items to one number. */
export const neighbourOperations = [
  onNumbers({
    op: 'running',
    category: 'group',
    fromLevel: 3,
    gives: 'same',
    choices: { of: AGGREGATES },
    apply: (items, { of }) => items.map((_, index) => aggregate(of, items.slice(0, index + 1))),
    sentence: ({ of }) =>
      `Replace each number by the ${of} of all numbers from the first up to it.`,
    python: ({ of }) =>
      of === 'sum'
        ? 'list(accumulate(items))'
        : `list(accumulate(items, ${PYTHON_AGGREGATES[of]}))`,
  }),
  onNumbers({
    op: 'windows',
    category: 'group',
    fromLevel: 4,
    gives: 'same',
    choices: { size: range(2, 4), of: AGGREGATES },
    apply: (items, { size, of }) => windowsOf(items, size).map((window) => aggregate(of, window)),
    sentence: ({ size, of }) =>
      `Slide a window of ${size} neighbouring numbers over the list from left to right and replace the list by the ${of} of each window; with fewer numbers than the window holds, the list becomes empty.`,
    python: ({ size, of }) =>
      `[${PYTHON_AGGREGATES[of]}(items[i:i + ${size}]) for i in range(len(items) - ${size} + 1)]`,
  }),
  onNumbers({
    op: 'differences',
    category: 'group',
    fromLevel: 4,
    gives: 'same',
    choices: {},
    apply: (items) => windowsOf(items, 2).map(([before = 0, after = 0]) => after - before),
    sentence: () =>
      'Replace the list by the differences between neighbours: each number from the second on, minus the one before it.',
    python: () => '[b - a for a, b in zip(items, items[1:])]',
  }),
  onNumbers({
    op: 'blocks',
    category: 'group',
    fromLevel: 5,
    gives: 'same',
    choices: { size: range(2, 4), of: AGGREGATES },
    apply: (items, { size, of }) => blocksOf(items, size).map((block) => aggregate(of, block)),
    sentence: ({ size, of }) =>
      `Cut the list from the left into blocks of ${size} numbers (the last block may be shorter) and replace the list by the ${of} of each block.`,
    python: ({ size, of }) =>
      `[${PYTHON_AGGREGATES[of]}(items[i:i + ${size}]) for i in range(0, len(items), ${size})]`,
  }),
  onNumbers({
    op: 'group-by-remainder',
    category: 'group',
    fromLevel: 5,
    gives: 'same',
    choices: { divisor: range(3, 5), of: [...AGGREGATES, 'size'] },
    apply: (items, { divisor, of }) =>
      groupsOf(items, (x) => remainderOf(x, divisor)).map((group) => aggregate(of, group)),
    sentence: ({ divisor, of }) =>
      `Group the numbers by their remainder when divided by ${divisor}, with groups in order of first appearance, and replace the list by the ${of} of each group.`,
    python: ({ divisor, of }) =>
      `[${PYTHON_AGGREGATES[of]}([x for x in items if x % ${divisor} == r]) for r in dict.fromkeys(x % ${divisor} for x in items)]`,
  }),
  onLists({
    op: 'count-each',
    category: 'group',
    fromLevel: 4,
    gives: 'integers',
    choices: {},
    apply: (items) => groupsOf(items, (item) => item).map(({ length }) => length),
    sentence: () =>
      'Replace the list by the number of times that each different item occurs, in order of first appearance.',
    python: () => 'list(Counter(items).values())',
  }),
  onLists({
    op: 'run-lengths',
    category: 'group',
    fromLevel: 4,
    gives: 'integers',
    choices: {},
    apply: (items) => runsOf(items).map(({ length }) => length),
    sentence: () =>
      'Replace the list by the lengths of its runs of equal neighbours, from left to right.',
    python: () => '[len(list(run)) for _, run in groupby(items)]',
  }),
];
