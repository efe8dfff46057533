import { remainderOf, sumOf } from '../arithmetic.ts';
import { COMMON_LETTERS, letterAt, placeOf } from '../letters.ts';
import { operationsOn, range } from '../operation.ts';

const onNumbers = operationsOn<number>(['integers']);
const onWords = operationsOn<string>(['text']);

/** From words to numbers, and from numbers to words. */
export const conversionOperations = [
  onWords({
    op: 'lengths',
    category: 'convert',
    fromLevel: 1,
    gives: 'integers',
    choices: {},
    apply: (items) => items.map((w) => w.length),
    sentence: () => 'Replace each word by its number of letters.',
    python: () => '[len(w) for w in items]',
  }),
  onWords({
    op: 'count-letter',
    category: 'convert',
    fromLevel: 2,
    gives: 'integers',
    choices: { letter: COMMON_LETTERS },
    apply: (items, { letter }) => items.map((w) => w.split(letter).length - 1),
    sentence: ({ letter }) =>
      `Replace each word by the number of times that the letter ${letter} occurs in it.`,
    python: ({ letter }) => `[w.count("${letter}") for w in items]`,
  }),
  onWords({
    op: 'letter-values',
    category: 'convert',
    fromLevel: 3,
    gives: 'integers',
    choices: {},
    apply: (items) => items.map((w) => sumOf([...w].map((letter) => placeOf(letter) + 1))),
    sentence: () =>
      "Replace each word by the sum of its letters' places in the alphabet (a is 1, z is 26).",
    python: () => '[sum(ord(c) - 96 for c in w) for w in items]',
  }),
  onNumbers({
    op: 'to-letters',
    category: 'convert',
    fromLevel: 4,
    gives: 'text',
    choices: { modulus: range(4, 9) },
    apply: (items, { modulus }) => items.map((x) => letterAt(remainderOf(x, modulus))),
    sentence: ({ modulus }) =>
      `Replace each number x by the letter of the alphabet with number x mod ${modulus}, where a has number 0.`,
    python: ({ modulus }) => `["abcdefghi"[x % ${modulus}] for x in items]`,
  }),
];
