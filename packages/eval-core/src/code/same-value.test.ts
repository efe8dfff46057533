import { describe, expect, it } from 'vitest';

import { pythonValueOfJson, type PythonValue } from './python-value.ts';
import { readPythonValue } from './read-python-value.ts';
import { asUnordered, isSameValue } from './same-value.ts';

function value(text: string): PythonValue {
  const read = readPythonValue(text);
  if (read === undefined) throw new Error(`${text} is no value.`);
  return read;
}

describe('isSameValue', () => {
  it.each([
    ['1', '1'],
    ['1', '1.0'],
    ['True', '1'],
    ['"a"', "'a'"],
    ['None', 'None'],
    ['nan', 'nan'],
    ['-0.0', '0'],
    ['[1, 2]', '(1, 2)'],
    ['(1, [2])', '[1, (2,)]'],
    ['[2, 1]', '{1, 2}'],
    ['[1, 1, 2]', '{2, 1}'],
    ['{1, 2}', '{2, 1.0}'],
    ['{1: 2, 3: 4}', '{3: 4, 1: 2}'],
    ['{(1, 2): 3}', '{(1, 2): 3}'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('takes %s and %s for the same', (expected, actual) => {
    expect(isSameValue(value(expected), value(actual))).toBe(true);
  });

  it.each([
    ['1', '2'],
    ['1', '"1"'],
    ['0', 'None'],
    ['0.1', '0.10000000000000002'],
    ['[1, 2]', '[2, 1]'],
    ['[1]', '[1, 2]'],
    ['[1, 2]', '{1, 2, 3}'],
    ['{1, 2}', '[1, 2]'],
    ['[1]', '{1: 1}'],
    ['{1: 2}', '{1: 3}'],
    ['{1: 2}', '{1: 2, 2: 3}'],
    ['{1: 2}', '{2: 2}'],
    ['{(1, 2)}', '{(2, 1)}'],
    ['9007199254740993', '9007199254740992'],
    ['inf', '-inf'],
  ])('tells %s from %s', (expected, actual) => {
    expect(isSameValue(value(expected), value(actual))).toBe(false);
  });

  it('never takes an object of an unknown kind for anything', () => {
    const odd: PythonValue = { kind: 'other', type: 'Anything' };
    for (const expected of ['1', '[]', '"Anything"', 'None']) {
      expect(isSameValue(value(expected), odd)).toBe(false);
    }
    expect(isSameValue(odd, odd)).toBe(false);
  });

  it('compares the keys of a JSON object as JSON writes them', () => {
    const json = pythonValueOfJson({ 1: 'a', true: 'b', null: 'c', '2.0': 'd', e: 'f' });
    const actual = value('{1: "a", True: "b", None: "c", 2.0: "d", "e": "f"}');
    expect(isSameValue(json, actual)).toBe(true);
    expect(isSameValue(pythonValueOfJson({ 1: 'a' }), value('{"1": "a"}'))).toBe(true);
    expect(isSameValue(value('{"1": "a"}'), value('{1: "a"}'))).toBe(false);
  });

  it('compares lists as sets where their order does not count', () => {
    const same = (a: string, b: string) =>
      isSameValue(asUnordered(value(a)), asUnordered(value(b)));
    expect(same('[1, [2, 3], 1]', '([2, 3], 1)')).toBe(true);
    expect(same('[1, [2, 3]]', '[1, [3, 2]]')).toBe(false);
    expect(same('{1: 2}', '{1: 2}')).toBe(true);
    expect(same('1', '1')).toBe(true);
  });

  it('allows floats to differ by the tolerance, and integers never', () => {
    expect(isSameValue(value('[1.0]'), value('[1.0000005]'), 1e-6)).toBe(true);
    expect(isSameValue(value('1.0'), value('1.00001'), 1e-6)).toBe(false);
    expect(isSameValue(value('1e9'), value('1000000050.0'), 1e-6)).toBe(true);
    expect(isSameValue(value('1000000000'), value('1000000001'), 1e-6)).toBe(false);
    expect(isSameValue(value('{0.1, 2.0}'), value('{2.0000001, 0.1}'), 1e-6)).toBe(true);
    expect(isSameValue(value('inf'), value('1e300'), 1e-6)).toBe(false);
  });

  it('compares a long integer with what JavaScript left of the expected one', () => {
    expect(isSameValue(pythonValueOfJson(1e23), value('100000000000000000000000'))).toBe(true);
    expect(isSameValue(pythonValueOfJson(1e23), value('100000000010000000000000'))).toBe(false);
  });
});
