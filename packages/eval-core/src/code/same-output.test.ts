import { describe, expect, it } from 'vitest';

import { firstDifference } from './same-output.ts';

describe('firstDifference', () => {
  it.each([
    ['3', '3\n'],
    ['a\nb\n', '  a  \nb\r\n\n'],
    ['1.50 2', '1.5 2.0'],
    ['1e3', '1000'],
    ['', ' \n'],
    ['007', '7'],
  ])('finds none between %j and %j', (expected, actual) => {
    expect(firstDifference(expected, actual)).toBeNull();
  });

  it.each([
    ['3', '4', { line: 1, expected: '3', actual: '4' }],
    ['a\nb', 'a', { line: 2, expected: 'b', actual: null }],
    ['a', 'a\nb', { line: 2, expected: null, actual: 'b' }],
    ['a\n\nb', 'a\nb', { line: 2, expected: '', actual: 'b' }],
    ['1 2', '1 2 3', { line: 1, expected: '1 2', actual: '1 2 3' }],
    ['1 a', '1.0 a', { line: 1, expected: '1 a', actual: '1.0 a' }],
    ['0.1', '0.10000001', { line: 1, expected: '0.1', actual: '0.10000001' }],
    ['Yes', 'yes', { line: 1, expected: 'Yes', actual: 'yes' }],
  ])('finds it between %j and %j', (expected, actual, difference) => {
    expect(firstDifference(expected, actual)).toEqual(difference);
  });

  it('does not stall on a flood', () => {
    const flood = `${'1'.repeat(999)}x `.repeat(5_000);
    expect(firstDifference('1', flood)).toMatchObject({ line: 1 });
    expect(firstDifference('1', '1e999999999')).not.toBeNull();
    expect(firstDifference('1', '9'.repeat(1_000_000))).not.toBeNull();
  });
});
