import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pythonText, pythonValueOfJson, type PythonValue } from './python-value.ts';
import { readPythonValue } from './read-python-value.ts';

const list = (...items: PythonValue[]): PythonValue => ({ kind: 'list', items });
const tuple = (...items: PythonValue[]): PythonValue => ({ kind: 'tuple', items });

const values = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, NaN, Infinity, -Infinity),
    fc.bigInt(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: 1e14, max: Number.MAX_SAFE_INTEGER }).map((integer) => integer * 1_000),
    fc.stringMatching(/^[\w '"\\\n\täλ,[\]{}()]{0,12}$/),
    fc.record({
      kind: fc.constantFrom('list', 'tuple', 'set'),
      items: fc.array(tie('value'), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('dict' as const),
      entries: fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }),
      isJson: fc.constant(false),
    }),
  ),
})).value;

describe('readPythonValue', () => {
  it.each<[string, PythonValue]>([
    ['1', 1n],
    ['-12345678901234567890', -12345678901234567890n],
    ['2.0', 2],
    ['1e3', 1000],
    ['"a\\nb"', 'a\nb'],
    ["'it\\'s'", "it's"],
    ['"\\u00e4\\x41"', 'äA'],
    ['True', true],
    ['false', false],
    ['null', null],
    ['-inf', -Infinity],
    [' [1, 2.5, ] ', list(1n, 2.5)],
    ['()', tuple()],
    ['(1,)', tuple(1n)],
    ['(1)', 1n],
    ['(1, 2)', tuple(1n, 2n)],
    ['{1, 2}', { kind: 'set', items: [1n, 2n] }],
    ['{1}', { kind: 'set', items: [1n] }],
    ['set()', { kind: 'set', items: [] }],
    ['{}', { kind: 'dict', entries: [], isJson: false }],
    ['{(1, 2): "x", }', { kind: 'dict', entries: [[tuple(1n, 2n), 'x']], isJson: false }],
  ])('reads %s', (text, value) => {
    expect(readPythonValue(text)).toEqual(value);
  });

  it.each([
    '',
    '1 2',
    '[1',
    '[1 2]',
    '[,]',
    '{1: 2, 3}',
    'word',
    '"a',
    "f('x')",
    '(,)',
    ']',
    '1_000',
  ])('finds no value in %j', (text) => {
    expect(readPythonValue(text)).toBeUndefined();
  });

  it('reads what Python writes', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(readPythonValue(pythonText(value, Infinity))).toEqual(value);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}(),:1.e'"\\ a-]{0,40}$/), (text) => {
        expect(() => readPythonValue(text)).not.toThrow();
      }),
    );
  });

  it('refuses deep nesting and scans long texts without stalling', () => {
    expect(readPythonValue('['.repeat(100_000))).toBeUndefined();
    expect(readPythonValue(`${'['.repeat(100)}${']'.repeat(100)}`)).toBeDefined();
    expect(readPythonValue(`[${'1,'.repeat(200_000)}]`)).toMatchObject({ kind: 'list' });
    expect(readPythonValue(' '.repeat(500_000))).toBeUndefined();
    expect(readPythonValue(`"${'\\'.repeat(500_001)}`)).toBeUndefined();
  });
});

describe('pythonValueOfJson', () => {
  it.each<[unknown, PythonValue]>([
    [3, 3n],
    [2.5, 2.5],
    [1e300, 1e300],
    [[1, 'a', null], list(1n, 'a', null)],
    [{ a: true }, { kind: 'dict', entries: [['a', true]], isJson: true }],
  ])('takes %j', (json, value) => {
    expect(pythonValueOfJson(json)).toEqual(value);
  });
});

describe('pythonText', () => {
  it.each<[PythonValue, string]>([
    [2, '2.0'],
    [-0, '-0.0'],
    [1e16, '1e+16'],
    [true, 'True'],
    [null, 'None'],
    [tuple(1n), '(1,)'],
    [{ kind: 'other', type: 'Fraction' }, '<Fraction>'],
  ])('writes %o', (value, text) => {
    expect(pythonText(value, 100)).toBe(text);
  });

  it('cuts what is long, and does not write out what nobody will see', () => {
    expect(pythonText('x'.repeat(1_000), 10)).toBe(`"${'x'.repeat(9)}…`);
    expect(pythonText(2n ** 4_000_000n, 10)).toBe('0x10000000…');
    const wide = { kind: 'list', items: Array<PythonValue>(1_000_000).fill(1n) } as const;
    expect(pythonText(wide, 10)).toBe('[1, 1, 1, …');
  });
});
