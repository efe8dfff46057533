import fc from 'fast-check';
import { expect, test } from 'vitest';

import { nextPath } from './next-path.ts';

test('a path of this app is kept with its query', () => {
  expect(nextPath('/benchmarks/3?run=7')).toBe('/benchmarks/3?run=7');
});

test('nothing leads to another site', () => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'x',
  ]) {
    expect(nextPath(next)).toBe('/');
  }
  fc.assert(
    fc.property(fc.string(), (next) => {
      expect(new URL(nextPath(next), 'http://assay.test').origin).toBe('http://assay.test');
    }),
  );
});

test('sign-in never leads back to itself', () => {
  expect(nextPath('/sign-in?next=/sign-in')).toBe('/');
  expect(nextPath(undefined)).toBe('/');
});
