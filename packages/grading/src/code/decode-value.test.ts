import { describe, expect, it } from 'vitest';

import { decodeValue } from './decode-value.ts';

describe('decodeValue', () => {
  it.each([
    [null, null],
    [true, true],
    ['a', 'a'],
    [3, 3n],
    [{ int: '-0x10000000000000000' }, -(2n ** 64n)],
    [{ float: '2.0' }, 2],
    [{ float: '-inf' }, -Infinity],
    [{ float: 'nan' }, NaN],
    [{ tuple: [1, { set: [2] }] }, { kind: 'tuple', items: [1n, { kind: 'set', items: [2n] }] }],
    [{ dict: [[1, 'a']] }, { kind: 'dict', entries: [[1n, 'a']], isJson: false }],
    [{ other: 'Fraction' }, { kind: 'other', type: 'Fraction' }],
  ])('reads %j', (encoded, value) => {
    expect(decodeValue(encoded)).toEqual(value);
  });

  it.each([[{}], [[]], [{ int: '12' }], [{ int: '__proto__' }], [{ strange: 1 }], [undefined]])(
    'takes %j, which no harness writes, for nothing',
    (encoded) => {
      expect(decodeValue(encoded)).toEqual({ kind: 'other', type: 'unreadable value' });
    },
  );

  it('reads no deeper than values may be', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 5_000; depth += 1) nested = { list: [nested] };
    expect(() => decodeValue(nested)).not.toThrow();
  });
});
