import { describe, expect, it } from 'vitest';

import type { Item, Output, Step } from './operation.ts';
import { operationByName, OPERATIONS } from './operations/registry.ts';

/** Worked out by hand from the sentences. */
const CASES: readonly (readonly [Step, readonly Item[], Output])[] = [
  [{ op: 'keep-remainder', divisor: 3, remainder: 2 }, [5, -1, 3, -4, 0], [5, -1, -4]],
  [{ op: 'keep-compared', comparison: 'greater', bound: 4 }, [4, 5, -9], [5]],
  [{ op: 'keep-compared', comparison: 'less', bound: -2 }, [-2, -3, 7], [-3]],
  [{ op: 'multiply-add', factor: -3, offset: 4 }, [2, 0, -1], [-2, 4, 7]],
  [{ op: 'multiply-add-modulo', factor: 2, offset: 1, modulus: 7 }, [3, -4, 10], [0, 0, 0]],
  [{ op: 'absolute' }, [-3, 0, 3], [3, 0, 3]],
  [{ op: 'divide', divisor: 2 }, [7, -7, -1, 0, -4], [3, -4, -1, 0, -2]],
  [{ op: 'digit-sums' }, [-57, 0, 100], [12, 0, 1]],
  [{ op: 'change-some', divisor: 2, remainder: 1, factor: -1, offset: 5 }, [3, 4, -3], [2, 4, 8]],
  [{ op: 'add-positions', factor: -2 }, [10, 10, 10], [8, 6, 4]],
  [{ op: 'running', of: 'sum' }, [3, -1, 2], [3, 2, 4]],
  [{ op: 'running', of: 'smallest' }, [3, -1, 2], [3, -1, -1]],
  [{ op: 'windows', size: 2, of: 'largest' }, [1, 4, 2], [4, 4]],
  [{ op: 'windows', size: 3, of: 'sum' }, [1, 4], []],
  [{ op: 'differences' }, [5, 3, 9], [-2, 6]],
  [{ op: 'differences' }, [5], []],
  [{ op: 'blocks', size: 2, of: 'sum' }, [1, 2, 3, 4, 5], [3, 7, 5]],
  [{ op: 'group-by-remainder', divisor: 3, of: 'sum' }, [4, 5, 7, -1], [11, 4]],
  [{ op: 'group-by-remainder', divisor: 3, of: 'size' }, [4, 5, 7, 3], [2, 1, 1]],
  [{ op: 'count-each' }, ['b', 'a', 'b'], [2, 1]],
  [{ op: 'run-lengths' }, [1, 1, 2, 1], [2, 1, 1]],
  [{ op: 'sort-numbers', by: 'value', order: 'ascending' }, [10, -2, 9], [-2, 9, 10]],
  [
    { op: 'sort-numbers', by: 'absolute value', order: 'descending' },
    [2, -3, 3, -2],
    [-3, 3, 2, -2],
  ],
  [{ op: 'sort-by-remainder', divisor: 3, order: 'descending' }, [3, 2, 5, 1], [2, 5, 1, 3]],
  [{ op: 'reverse' }, ['a', 'b'], ['b', 'a']],
  [{ op: 'rotate', times: 4 }, [1, 2, 3], [2, 3, 1]],
  [{ op: 'rotate', times: 2 }, [], []],
  [{ op: 'keep-positions', divisor: 3, remainder: 1 }, ['a', 'b', 'c', 'd'], ['a', 'd']],
  [{ op: 'keep-end', end: 'last', count: 3 }, [1, 2, 3, 4], [2, 3, 4]],
  [{ op: 'keep-end', end: 'first', count: 3 }, [1, 2], [1, 2]],
  [{ op: 'drop-end', end: 'last', count: 2 }, [1, 2, 3], [1]],
  [{ op: 'drop-end', end: 'first', count: 4 }, [1, 2, 3], []],
  [{ op: 'remove-repeats', keep: 'first' }, [1, 2, 1, 3], [1, 2, 3]],
  [{ op: 'remove-repeats', keep: 'last' }, [1, 2, 1, 3], [2, 1, 3]],
  [{ op: 'keep-length', comparison: 'at least', length: 2 }, ['', 'a', 'ab'], ['ab']],
  [{ op: 'keep-letter', presence: 'without', letter: 'a' }, ['', 'bab', 'b'], ['', 'b']],
  [{ op: 'reverse-letters' }, ['abc', ''], ['cba', '']],
  [{ op: 'replace-letter', from: 'a', to: 'e' }, ['abea'], ['ebee']],
  [{ op: 'remove-letter', letter: 'a' }, ['aba', 'aa'], ['b', '']],
  [{ op: 'cut-words', end: 'last', count: 2 }, ['abc', 'a'], ['bc', 'a']],
  [
    { op: 'sort-words', by: 'alphabet', order: 'ascending' },
    ['b', 'ab', '', 'a'],
    ['', 'a', 'ab', 'b'],
  ],
  [{ op: 'sort-words', by: 'length', order: 'descending' }, ['b', 'ab', 'a'], ['ab', 'b', 'a']],
  [{ op: 'rotate-letters', times: 3 }, ['abcd', 'ab', ''], ['dabc', 'ba', '']],
  [{ op: 'shift-letters', by: 3 }, ['axz'], ['dac']],
  [{ op: 'join-neighbours', size: 2 }, ['a', 'b', 'c'], ['ab', 'bc']],
  [{ op: 'group-words', by: 'first letter' }, ['ab', 'b', '', 'ac'], ['abac', 'b', '']],
  [{ op: 'group-words', by: 'last letter' }, ['ab', 'b', 'a'], ['abb', 'a']],
  [{ op: 'lengths' }, ['abc', ''], [3, 0]],
  [{ op: 'count-letter', letter: 'a' }, ['aba', 'b'], [2, 0]],
  [{ op: 'letter-values' }, ['az', ''], [27, 0]],
  [{ op: 'to-letters', modulus: 5 }, [0, 7, -1], ['a', 'c', 'e']],
  [{ op: 'sum' }, [3, -5], -2],
  [{ op: 'sum' }, [], 0],
  [{ op: 'extreme', which: 'smallest', otherwise: 7 }, [3, -5], -5],
  [{ op: 'extreme', which: 'largest', otherwise: 7 }, [], 7],
  [{ op: 'count' }, ['a', 'a'], 2],
  [{ op: 'count-different' }, ['a', 'a'], 1],
  [{ op: 'join-numbers', separator: '+' }, [1, -2], '1+-2'],
  [{ op: 'weighted-sum' }, [5, -1, 2], 9],
  [{ op: 'alternating-sum' }, [5, 1, 2], 6],
  [{ op: 'fold', factor: 3, modulus: 97 }, [1, -5, 40], 34],
  [{ op: 'most-frequent', tie: 'largest', otherwise: -1 }, [2, 1, 1, 2, 3], 2],
  [{ op: 'most-frequent', tie: 'smallest', otherwise: -1 }, [], -1],
  [{ op: 'join-words', separator: '-' }, ['a', '', 'b'], 'a--b'],
  [{ op: 'count-letters' }, ['ab', '', 'c'], 3],
  [{ op: 'pick-word', which: 'longest', tie: 'last' }, ['ab', 'a', 'cd'], 'cd'],
  [{ op: 'pick-word', which: 'shortest', tie: 'first' }, [], ''],
];

function applied(step: Step, items: readonly Item[]): Output | undefined {
  return operationByName(step.op)?.bind(step)?.apply(items);
}

describe('operations', () => {
  it.each(CASES)('%j makes of %j what its sentence says', (step, items, output) => {
    expect(applied(step, items)).toEqual(output);
  });

  it('are all among these cases, and change nothing that they are given', () => {
    const names = OPERATIONS.map(({ op }) => op);
    expect(new Set(CASES.map(([{ op }]) => op))).toEqual(new Set(names));
    for (const [step, items] of CASES) {
      const frozen = Object.freeze([...items]);
      expect(applied(step, frozen)).toEqual(applied(step, items));
    }
  });

  it.each([
    { op: 'keep-remainder', divisor: 3, remainder: 3 },
    { op: 'keep-remainder', divisor: 3 },
    { op: 'keep-remainder', divisor: 3, remainder: 1, extra: 1 },
    { op: 'keep-remainder', divisor: '3', remainder: 1 },
    { op: 'replace-letter', from: 'a', to: 'a' },
    { op: 'reverse', end: 'first' },
    { op: 'keep-end', end: 'toString', count: 3 },
  ])('refuse the parameters of %j', (step) => {
    expect(operationByName(step.op)?.bind(step as unknown as Step)).toBeNull();
  });
});
