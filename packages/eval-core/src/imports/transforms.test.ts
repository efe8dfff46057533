import { describe, expect, it } from 'vitest';

import { RefusedError } from './refused.ts';
import { transformed, type Transform } from './transforms.ts';

/** What a value becomes by the steps. */
const STEPS: readonly (readonly [unknown, readonly Transform[], unknown])[] = [
  ['Half of 8 is <<8/2=4>>4\n#### 1,234', ['after-hashes', 'no-thousands-commas'], '1234'],
  ['(1,234, 5)', ['no-thousands-commas'], '(1234 5)'],
  ['So \\boxed{1} and then \\boxed{\\frac{1}{2}}.', ['last-boxed'], '\\frac{1}{2}'],
  [142, ['number', 'text'], '142'],
  ['142.0', ['number', 'text'], '142'],
  [' 1,024 ', ['number'], 1024],
  [4, ['index-to-letter'], 'E'],
  ['[1, {"a": null}]', ['json'], [1, { a: null }]],
  [[1], ['json'], [1]],
  [
    "{'Monday': ['09:00-10:00'], 'n': (1, None, True)}",
    ['python'],
    { Monday: ['09:00-10:00'], n: [1, null, true] },
  ],
  [[{ a: 1, b: null }, {}], ['drop-nulls'], [{ a: 1 }, {}]],
  [
    ['a', ' ', 'a', 'b'],
    ['no-blanks', 'distinct'],
    ['a', 'b'],
  ],
  [{}, ['as-list'], []],
  ['x', ['as-list'], ['x']],
  [{ a: [{ b: 5 }] }, [{ pick: 'a.0.b' }], 5],
  ['Q: one\nA: 1\nQ: two', [{ after: 'Q:' }], 'two'],
  ['level_3_instance_2.csv', [{ after: 'level_' }, { before: '_' }], '3'],
  ['body\ndef check(c): pass', [{ upTo: '\ndef check(' }], 'body'],
  [1, [{ map: { 0: 'False', 1: 'True' } }], 'True'],
  ['a -> b -> c', [{ split: '->' }, { take: 2 }, { join: ' > ' }], 'a > b'],
  ['one', [{ join: ', ' }], 'one'],
  [['x:1', 'y:2'], [{ each: [{ before: ':' }] }], ['x', 'y']],
  ['2.4', [{ threshold: { at: 2.5, below: 'no', from: 'yes' } }], 'no'],
  [2.5, [{ threshold: { at: 2.5, below: 'no', from: 'yes' } }], 'yes'],
  [
    'Which?\nAvailable options:\nA. Yes\nB. No\n',
    [{ after: 'Available options:' }, 'labelled-options'],
    ['Yes', 'No'],
  ],
  ['A. old\nB. older\nNow:\nA) 1\nB) 10\nC) 2', ['labelled-options'], ['1', '10', '2']],
  [
    "['(1, 0, 1)', '(0, 0, 1)']",
    ['truth-assignments'],
    ['True, False, True', 'False, False, True'],
  ],
  [
    [
      [1, 0],
      [0, 1],
    ],
    ['truth-assignments'],
    ['True, False', 'False, True'],
  ],
  ['[]', ['truth-assignments'], ['Unsatisfiable']],
];

/** What refuses a record, and a part of the sentence. */
const REFUSED: readonly (readonly [unknown, readonly Transform[], string])[] = [
  ['no answer', ['after-hashes'], 'no answer behind "####"'],
  ['####  ', ['after-hashes'], 'no answer behind "####"'],
  ['nothing', ['last-boxed'], '\\boxed'],
  ['1,2', ['number'], 'not a number'],
  ['9'.repeat(500), ['number'], 'not a number'],
  [null, ['text'], 'not a text'],
  [26, ['index-to-letter'], '0 to 25'],
  ['{', ['json'], 'not JSON'],
  ['os.remove("x")', ['python'], 'no literal of Python'],
  [{}, [{ pick: 'toString' }], 'has nothing at "toString"'],
  ['x', [{ after: 'Q:' }], 'holds no "Q:"'],
  ['2', [{ map: { 0: 'no' } }], 'not one of 0'],
  ['constructor', [{ map: { 0: 'no' } }], 'not one of 0'],
  ['x', [{ each: ['text'] }], 'not a list'],
  ['(2, 0)', ['truth-assignments'], 'assignments'],
  ['maybe', ['truth-assignments'], 'assignments'],
  ['A. only', ['labelled-options'], 'lists no options'],
];

describe('steps of a mapping', () => {
  it.each(STEPS)('turn %j by %j into %j', (value, steps, expected) => {
    expect(transformed(value, steps)).toEqual(expected);
  });

  it.each(REFUSED)('refuse %j by %j: %s', (value, steps, reason) => {
    expect(() => transformed(value, steps)).toThrow(RefusedError);
    expect(() => transformed(value, steps)).toThrow(reason);
  });
});
