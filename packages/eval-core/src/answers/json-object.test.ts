import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { fieldOf, lastObject } from './json-object.ts';
import { readLiteral } from './literal.ts';

describe('readLiteral', () => {
  it.each([
    ['1', 1],
    ['-1.5e3', -1500],
    ['"a"', 'a'],
    ["'a'", 'a'],
    [`'say "b"'`, 'say "b"'],
    [`"it's"`, "it's"],
    ['"a\\n\\u0041\\"\\\\"', 'a\nA"\\'],
    ['True', true],
    ['false', false],
    ['None', null],
    ['null', null],
    ['[]', []],
    ['[1, "2", [3],]', [1, '2', [3]]],
    ['(1, 2)', [1, 2]],
    ['{}', {}],
    [`{'a': 1, "b": {'c': None},}`, { a: 1, b: { c: null } }],
    ['{1: 2}', { 1: 2 }],
    [' { "a" : [ true ] } ', { a: [true] }],
  ])('reads %j', (text, value) => {
    expect(readLiteral(text)).toEqual(value);
  });

  it.each([
    '',
    'x',
    '{',
    '{"a"}',
    '{"a" 1}',
    '{"a": 1 "b": 2}',
    '[1 2]',
    '[1',
    '"a',
    'print(1)',
    '__import__("os")',
    '1 2',
    '{a: 1}',
    'Trueish',
    '{[1]: 2}',
    '['.repeat(1000),
  ])('refuses %j', (text) => {
    expect(readLiteral(text)).toBeUndefined();
  });

  it('reads whatever JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        expect(readLiteral(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', "'", ':', ',', '1', '\\', 'None');
    fc.assert(fc.property(fc.array(piece), (parts) => void readLiteral(parts.join(''))));
  });
});

describe('lastObject', () => {
  it.each([
    ['{"a": 1} and {"a": 2}', '{"a": 2}'],
    ['so {"a": {"b": 1}} it is', '{"a": {"b": 1}}'],
    [`{'Path': '0->1'}.`, `{'Path': '0->1'}`],
    ['{ {"a": 1}', '{"a": 1}'],
    ['{"a": 1} then {x}', '{"a": 1}'],
    ['\\boxed{2} {"a": 1} \\frac{1}{2}', '{"a": 1}'],
  ])('finds the last of %j', (text, object) => {
    const found = lastObject(text);
    expect(found && text.slice(found.start, found.end)).toBe(object);
  });

  it.each(['', 'none', '{', '}', '{x}', '}{'])('finds none in %j', (text) => {
    expect(lastObject(text)).toBeNull();
  });

  it('finds keys in any case, and only keys that are there', () => {
    const found = lastObject('{"Path": 1}');
    expect(found && fieldOf(found.value, 'path')).toBe(1);
    expect(found && fieldOf(found.value, 'toString')).toBeUndefined();
  });

  it.each(['{', '}', '{}', '{"a": ', '{{', '{"a": 1} '])('scans a megabyte of %j', (piece) => {
    const cost = cpuTimeMs(() => {
      lastObject(piece.repeat(1_000_000 / piece.length));
    });
    expect(cost).toBeLessThan(1000);
  });
});
