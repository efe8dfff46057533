import { expect, it } from 'vitest';

import { chosenRows } from './chosen-rows.ts';

it('keeps two at most, the ones chosen last', () => {
  const one = chosenRows([], '1', true);
  const two = chosenRows(one, '2', true);
  expect(two).toEqual(['1', '2']);
  expect(chosenRows(two, '3/7/own', true)).toEqual(['2', '3/7/own']);
  expect(chosenRows(two, '1', false)).toEqual(['2']);
  expect(chosenRows(two, '2', true)).toEqual(['1', '2']);
});
