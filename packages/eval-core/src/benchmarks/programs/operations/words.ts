import { COMMON_LETTERS, letterAfter } from '../letters.ts';
import { operationsOn, range } from '../operation.ts';
import { ORDERS, pythonSorted, sorted } from '../sort.ts';
import { groupsOf, rotated, windowsOf } from '../sublists.ts';

const onWords = operationsOn<string>(['text']);

const GROUP_KEYS = {
  length: { of: (word: string) => word.length, python: 'len(w)' },
  'first letter': { of: (word: string) => word.slice(0, 1), python: 'w[:1]' },
  'last letter': { of: (word: string) => word.slice(-1), python: 'w[-1:]' },
} as const;

/** From words to words. */
export const wordOperations = [
  onWords({
    op: 'keep-length',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: { comparison: ['at least', 'at most'], length: range(2, 6) },
    apply: (items, { comparison, length }) =>
      items.filter((w) => (comparison === 'at least' ? w.length >= length : w.length <= length)),
    sentence: ({ comparison, length }) => `Keep only the words of ${comparison} ${length} letters.`,
    python: ({ comparison, length }) =>
      `[w for w in items if len(w) ${comparison === 'at least' ? '>=' : '<='} ${length}]`,
  }),
  onWords({
    op: 'keep-letter',
    category: 'filter',
    fromLevel: 1,
    gives: 'same',
    choices: { presence: ['with', 'without'], letter: COMMON_LETTERS },
    apply: (items, { presence, letter }) =>
      items.filter((w) => w.includes(letter) === (presence === 'with')),
    sentence: ({ presence, letter }) => `Keep only the words ${presence} the letter ${letter}.`,
    python: ({ presence, letter }) =>
      `[w for w in items if "${letter}" ${presence === 'with' ? 'in' : 'not in'} w]`,
  }),
  onWords({
    op: 'reverse-letters',
    category: 'map',
    fromLevel: 1,
    gives: 'same',
    choices: {},
    apply: (items) => items.map((w) => [...w].reverse().join('')),
    sentence: () => 'Write each word backwards.',
    python: () => '[w[::-1] for w in items]',
  }),
  onWords({
    op: 'replace-letter',
    category: 'map',
    fromLevel: 1,
    gives: 'same',
    choices: { from: COMMON_LETTERS, to: COMMON_LETTERS },
    isSensible: ({ from, to }) => from !== to,
    apply: (items, { from, to }) => items.map((w) => w.replaceAll(from, to)),
    sentence: ({ from, to }) => `Replace every letter ${from} by the letter ${to}.`,
    python: ({ from, to }) => `[w.replace("${from}", "${to}") for w in items]`,
  }),
  onWords({
    op: 'remove-letter',
    category: 'map',
    fromLevel: 2,
    gives: 'same',
    choices: { letter: COMMON_LETTERS },
    apply: (items, { letter }) => items.map((w) => w.replaceAll(letter, '')),
    sentence: ({ letter }) => `Remove every letter ${letter} from the words.`,
    python: ({ letter }) => `[w.replace("${letter}", "") for w in items]`,
  }),
  onWords({
    op: 'cut-words',
    category: 'map',
    fromLevel: 2,
    gives: 'same',
    choices: { end: ['first', 'last'], count: range(2, 4) },
    apply: (items, { end, count }) =>
      items.map((w) => (end === 'first' ? w.slice(0, count) : w.slice(-count))),
    sentence: ({ end, count }) => `Cut each word down to its ${end} ${count} letters.`,
    python: ({ end, count }) =>
      end === 'first' ? `[w[:${count}] for w in items]` : `[w[-${count}:] for w in items]`,
  }),
  onWords({
    op: 'sort-words',
    category: 'order',
    fromLevel: 2,
    gives: 'same',
    choices: { by: ['alphabet', 'length'], order: ORDERS },
    apply: (items, { by, order }) =>
      sorted(items, order, (w) => (by === 'alphabet' ? w : w.length)),
    sentence: ({ by, order }) => `Sort the words by ${by} in ${order} order.`,
    python: ({ by, order }) => pythonSorted(order, by === 'alphabet' ? null : 'len'),
  }),
  onWords({
    op: 'rotate-letters',
    category: 'map',
    fromLevel: 3,
    gives: 'same',
    choices: { times: range(2, 4) },
    apply: (items, { times }) => items.map((w) => rotated([...w], times).join('')),
    sentence: ({ times }) =>
      `In each word, move the first letter to the end, ${times} times in a row.`,
    python: ({ times }) =>
      `[w[${times} % len(w):] + w[:${times} % len(w)] if w else w for w in items]`,
  }),
  onWords({
    op: 'shift-letters',
    category: 'map',
    fromLevel: 3,
    gives: 'same',
    choices: { by: range(2, 9) },
    apply: (items, { by }) => items.map((w) => [...w].map((l) => letterAfter(l, by)).join('')),
    sentence: ({ by }) =>
      `Replace each letter by the one ${by} places later in the alphabet, going on with a after z.`,
    python: ({ by }) => `["".join(chr((ord(c) - 97 + ${by}) % 26 + 97) for c in w) for w in items]`,
  }),
  onWords({
    op: 'join-neighbours',
    category: 'group',
    fromLevel: 4,
    gives: 'same',
    choices: { size: range(2, 3) },
    apply: (items, { size }) => windowsOf(items, size).map((window) => window.join('')),
    sentence: ({ size }) =>
      `Slide a window of ${size} neighbouring words over the list from left to right and replace the list by the words of each window joined together; with fewer words than the window holds, the list becomes empty.`,
    python: ({ size }) =>
      `["".join(items[i:i + ${size}]) for i in range(len(items) - ${size} + 1)]`,
  }),
  onWords({
    op: 'group-words',
    category: 'group',
    fromLevel: 5,
    gives: 'same',
    choices: { by: ['length', 'first letter', 'last letter'] },
    apply: (items, { by }) => groupsOf(items, GROUP_KEYS[by].of).map((group) => group.join('')),
    sentence: ({ by }) =>
      `Group the words by ${by}, with groups in order of first appearance, and replace the list by the words of each group joined together.`,
    python: ({ by }) => {
      const key = GROUP_KEYS[by].python;
      return `["".join(w for w in items if ${key} == key) for key in dict.fromkeys(${key} for w in items)]`;
    },
  }),
];
