import { affineText, quotientOf, remainderOf, sumOf } from '../arithmetic.ts';
import { operationsOn, range } from '../operation.ts';

const onNumbers = operationsOn<number>(['integers']);

const REMAINDERS = { divisor: range(2, 5), remainder: range(0, 4) };
const isRemainder = ({ divisor, remainder }: { divisor: number; remainder: number }): boolean =>
  remainder < divisor;
const OFFSETS = range(-5, 6).filter((offset) => offset !== 0);

/** From numbers to numbers, one by one. */
export const numberOperations = [
  onNumbers({
    op: 'keep-remainder',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: REMAINDERS,
    isSensible: isRemainder,
    apply: (items, { divisor, remainder }) =>
      items.filter((x) => remainderOf(x, divisor) === remainder),
    sentence: ({ divisor, remainder }) =>
      `Keep only the numbers that leave remainder ${remainder} when divided by ${divisor}.`,
    python: ({ divisor, remainder }) => `[x for x in items if x % ${divisor} == ${remainder}]`,
  }),
  onNumbers({
    op: 'keep-compared',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: { comparison: ['greater', 'less'], bound: range(-4, 8) },
    apply: (items, { comparison, bound }) =>
      items.filter((x) => (comparison === 'greater' ? x > bound : x < bound)),
    sentence: ({ comparison, bound }) => `Keep only the numbers ${comparison} than ${bound}.`,
    python: ({ comparison, bound }) =>
      `[x for x in items if x ${comparison === 'greater' ? '>' : '<'} ${bound}]`,
  }),
  onNumbers({
    op: 'multiply-add',
    category: 'map',
    fromLevel: 1,
    gives: 'same',
    choices: { factor: [-3, -2, 2, 3, 4], offset: OFFSETS },
    apply: (items, { factor, offset }) => items.map((x) => factor * x + offset),
    sentence: ({ factor, offset }) => `Replace each number x by ${affineText(factor, offset)}.`,
    python: ({ factor, offset }) => `[${affineText(factor, offset)} for x in items]`,
  }),
  onNumbers({
    op: 'multiply-add-modulo',
    category: 'map',
    fromLevel: 2,
    gives: 'same',
    choices: { factor: range(2, 6), offset: range(1, 6), modulus: range(7, 13) },
    apply: (items, { factor, offset, modulus }) =>
      items.map((x) => remainderOf(factor * x + offset, modulus)),
    sentence: ({ factor, offset, modulus }) =>
      `Replace each number x by (${affineText(factor, offset)}) mod ${modulus}.`,
    python: ({ factor, offset, modulus }) =>
      `[(${affineText(factor, offset)}) % ${modulus} for x in items]`,
  }),
  onNumbers({
    op: 'absolute',
    category: 'map',
    fromLevel: 2,
    gives: 'same',
    choices: {},
    apply: (items) => items.map(Math.abs),
    sentence: () => 'Replace each number by its absolute value.',
    python: () => '[abs(x) for x in items]',
  }),
  onNumbers({
    op: 'divide',
    category: 'map',
    fromLevel: 3,
    gives: 'same',
    choices: { divisor: range(2, 5) },
    apply: (items, { divisor }) => items.map((x) => quotientOf(x, divisor)),
    sentence: ({ divisor }) =>
      `Replace each number x by x divided by ${divisor}, rounded down to an integer.`,
    python: ({ divisor }) => `[x // ${divisor} for x in items]`,
  }),
  onNumbers({
    op: 'digit-sums',
    category: 'map',
    fromLevel: 3,
    gives: 'same',
    choices: {},
    apply: (items) => items.map((x) => sumOf([...String(Math.abs(x))].map(Number))),
    sentence: () => 'Replace each number by the sum of the decimal digits of its absolute value.',
    python: () => '[sum(int(digit) for digit in str(abs(x))) for x in items]',
  }),
  onNumbers({
    op: 'change-some',
    category: 'map',
    fromLevel: 4,
    gives: 'same',
    choices: { ...REMAINDERS, factor: [-2, -1, 2, 3], offset: OFFSETS },
    isSensible: isRemainder,
    apply: (items, { divisor, remainder, factor, offset }) =>
      items.map((x) => (remainderOf(x, divisor) === remainder ? factor * x + offset : x)),
    sentence: ({ divisor, remainder, factor, offset }) =>
      `Replace each number x that leaves remainder ${remainder} when divided by ${divisor} by ${affineText(factor, offset)}, and leave the other numbers unchanged.`,
    python: ({ divisor, remainder, factor, offset }) =>
      `[${affineText(factor, offset)} if x % ${divisor} == ${remainder} else x for x in items]`,
  }),
  onNumbers({
    op: 'add-positions',
    category: 'map',
    fromLevel: 4,
    gives: 'same',
    choices: { factor: [-3, -2, 2, 3, 4] },
    apply: (items, { factor }) => items.map((x, index) => x + factor * (index + 1)),
    sentence: ({ factor }) => `Add to each number ${factor} times its position.`,
    python: ({ factor }) => `[x + ${factor} * i for i, x in enumerate(items, 1)]`,
  }),
];
