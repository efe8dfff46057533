import { remainderOf, sumOf } from '../arithmetic.ts';
import { operationsOn, range, type Item } from '../operation.ts';
import { sorted } from '../sort.ts';
import { groupsOf } from '../sublists.ts';

const onNumbers = operationsOn<number>(['integers']);
const onWords = operationsOn<string>(['text']);
const onLists = operationsOn<Item>(['integers', 'text']);

/** What is returned for an empty list, where nothing follows from it. */
const OTHERWISE = [-1, 0, 7, 99] as const;
const SEPARATORS = ['-', '+', '/', ':'] as const;
const EXTREMES = ['largest', 'smallest'] as const;

/** From a list to what is returned. */
export const resultOperations = [
  onNumbers({
    op: 'sum',
    category: 'result',
    fromLevel: 1,
    gives: 'result',
    choices: {},
    apply: sumOf,
    sentence: () => 'Return the sum of the numbers, 0 if there are none.',
    python: () => 'sum(items)',
  }),
  onNumbers({
    op: 'extreme',
    category: 'result',
    fromLevel: 1,
    gives: 'result',
    choices: { which: EXTREMES, otherwise: OTHERWISE },
    apply: (items, { which, otherwise }) => {
      if (items.length === 0) return otherwise;
      return which === 'largest' ? Math.max(...items) : Math.min(...items);
    },
    sentence: ({ which, otherwise }) =>
      `Return the ${which} number, or ${otherwise} if the list is empty.`,
    python: ({ which, otherwise }) =>
      `${which === 'largest' ? 'max' : 'min'}(items, default=${otherwise})`,
  }),
  onLists({
    op: 'count',
    category: 'result',
    fromLevel: 1,
    gives: 'result',
    choices: {},
    apply: (items) => items.length,
    sentence: () => 'Return the number of items in the list.',
    python: () => 'len(items)',
  }),
  onLists({
    op: 'count-different',
    category: 'result',
    fromLevel: 2,
    gives: 'result',
    choices: {},
    apply: (items) => new Set(items).size,
    sentence: () => 'Return the number of different items in the list.',
    python: () => 'len(set(items))',
  }),
  onNumbers({
    op: 'join-numbers',
    category: 'result',
    fromLevel: 2,
    gives: 'result',
    choices: { separator: SEPARATORS },
    apply: (items, { separator }) => items.join(separator),
    sentence: ({ separator }) =>
      `Return the numbers in decimal, joined to one string with "${separator}" between them.`,
    python: ({ separator }) => `"${separator}".join(str(x) for x in items)`,
  }),
  onNumbers({
    op: 'weighted-sum',
    category: 'result',
    fromLevel: 3,
    gives: 'result',
    choices: {},
    apply: (items) => sumOf(items.map((x, index) => x * (index + 1))),
    sentence: () => 'Return the sum of each number times its position, 0 if there are none.',
    python: () => 'sum(i * x for i, x in enumerate(items, 1))',
  }),
  onNumbers({
    op: 'alternating-sum',
    category: 'result',
    fromLevel: 3,
    gives: 'result',
    choices: {},
    apply: (items) => sumOf(items.map((x, index) => (index % 2 === 0 ? x : -x))),
    sentence: () =>
      'Return the first number minus the second plus the third and so on with alternating signs, 0 if there are none.',
    python: () => 'sum(items[::2]) - sum(items[1::2])',
  }),
  onNumbers({
    op: 'fold',
    category: 'result',
    fromLevel: 4,
    gives: 'result',
    choices: { factor: range(3, 9), modulus: [97, 101, 103, 107, 109] },
    apply: (items, { factor, modulus }) =>
      items.reduce((t, x) => remainderOf(factor * t + x, modulus), 0),
    sentence: ({ factor, modulus }) =>
      `Start with t = 0, replace t by (${factor}*t + x) mod ${modulus} for each number x from left to right, and return t.`,
    python: ({ factor, modulus }) =>
      `reduce(lambda t, x: (${factor}*t + x) % ${modulus}, items, 0)`,
  }),
  onNumbers({
    op: 'most-frequent',
    category: 'result',
    fromLevel: 5,
    gives: 'result',
    choices: { tie: EXTREMES, otherwise: OTHERWISE },
    apply: (items, { tie, otherwise }) => {
      const groups = groupsOf(items, (x) => x);
      const most = Math.max(...groups.map(({ length }) => length));
      const rivals = groups.filter(({ length }) => length === most).flatMap(([x = 0]) => x);
      if (rivals.length === 0) return otherwise;
      return tie === 'largest' ? Math.max(...rivals) : Math.min(...rivals);
    },
    sentence: ({ tie, otherwise }) =>
      `Return the most frequent number (of several the ${tie}), or ${otherwise} if the list is empty.`,
    python: ({ tie, otherwise }) =>
      `max(items, key=lambda x: (items.count(x), ${tie === 'largest' ? 'x' : '-x'}), default=${otherwise})`,
  }),
  onWords({
    op: 'join-words',
    category: 'result',
    fromLevel: 1,
    gives: 'result',
    choices: { separator: SEPARATORS },
    apply: (items, { separator }) => items.join(separator),
    sentence: ({ separator }) =>
      `Return the words joined to one string with "${separator}" between them.`,
    python: ({ separator }) => `"${separator}".join(items)`,
  }),
  onWords({
    op: 'count-letters',
    category: 'result',
    fromLevel: 1,
    gives: 'result',
    choices: {},
    apply: (items) => items.join('').length,
    sentence: () => 'Return the total number of letters in the words.',
    python: () => 'sum(len(w) for w in items)',
  }),
  onWords({
    op: 'pick-word',
    category: 'result',
    fromLevel: 2,
    gives: 'result',
    choices: { which: ['longest', 'shortest'], tie: ['first', 'last'] },
    apply: (items, { which, tie }) => {
      const inOrder = tie === 'first' ? items : [...items].reverse();
      const order = which === 'longest' ? 'descending' : 'ascending';
      return sorted(inOrder, order, (w) => w.length)[0] ?? '';
    },
    sentence: ({ which, tie }) =>
      `Return the ${which} word (of several the ${tie}), or the empty string if the list is empty.`,
    python: ({ which, tie }) =>
      `${which === 'longest' ? 'max' : 'min'}(items${tie === 'first' ? '' : '[::-1]'}, key=len, default="")`,
  }),
];
