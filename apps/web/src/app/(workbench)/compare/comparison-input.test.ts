import { expect, it } from 'vitest';

import { readSearchState } from '../../../url/search-state.ts';
import { comparisonInput, isWithItself } from './comparison-input.ts';
import { compareSearch } from './search-params.ts';

const read = (raw: Record<string, string>) => comparisonInput(readSearchState(compareSearch, raw));

it('asks for nothing before both are chosen', () => {
  expect(read({})).toBeNull();
  expect(read({ first: '1' })).toBeNull();
  expect(read({ first: '1', second: 'x' })).toBeNull();
});

it('asks for nothing where a checkpoint stands on both sides', () => {
  expect(read({ first: '4', second: '4' })).toBeNull();
  expect(read({ first: '4', second: '4/7/own' })).not.toBeNull();
  expect(isWithItself({ first: '4', second: '4' })).toBe(true);
  expect(isWithItself({ first: undefined, second: undefined })).toBe(false);
});

it('reads points as a fraction, and leaves out what no delta can be', () => {
  const subjects = {
    first: { checkpointId: 1, variantKey: 'default/own' },
    second: { checkpointId: 2, variantKey: '7/own' },
  };
  const raw = { first: '1', second: '2/7/own' };
  expect(read({ ...raw, delta: '2', sweep: '4' })).toEqual({
    ...subjects,
    sweepId: 4,
    delta: 0.02,
  });
  expect(read({ ...raw, delta: '-2', sweep: 'all' })).toEqual(subjects);
});
