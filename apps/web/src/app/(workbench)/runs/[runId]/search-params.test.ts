import { expect, test } from 'vitest';

import { readSearchState, writeSearchState } from '../../../../url/search-state.ts';
import { runSearch } from './search-params.ts';

test('reads a view back from its address, and writes nothing for the usual one', () => {
  const view = runSearch.parse({ level: '0.99', curves: 'g-pass', rate: '2500.5' });
  const written = writeSearchState(runSearch, view);
  expect(readSearchState(runSearch, new URLSearchParams(written))).toEqual(view);
  expect(writeSearchState(runSearch, runSearch.parse({}))).toBe('');
});

test.each([
  ['level', '0.5'],
  ['level', 'NaN'],
  ['curves', 'all'],
  ['rate', '0'],
  ['rate', '1e9'],
])('falls back where %s is %s', (name, value) => {
  expect(runSearch.parse({ [name]: value })).toEqual(runSearch.parse({}));
});
