import { expect, it } from 'vitest';

import { gradingsPath } from '../../../url/routes.ts';
import { readGradingIds } from './search-params.ts';

it.each([
  ['', []],
  ['12', [12]],
  ['12.7.12', [12, 7]],
  ['0.-1.x.1e3.99999999999.5', [5]],
])('reads the gradings of an address: %j', (ids, expected) => {
  expect(readGradingIds(ids)).toEqual(expected);
});

it('reads what the address of a preview holds', () => {
  const url = new URL(gradingsPath([3, 14]), 'http://assay.invalid');
  expect(readGradingIds(url.searchParams.get('ids') ?? '')).toEqual([3, 14]);
});
