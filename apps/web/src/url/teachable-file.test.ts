import { expect, test } from 'vitest';

import { readTeachableFile, teachableFilePath } from './teachable-file.ts';

const choice = {
  strongRunId: 4,
  weakRunIds: [5, 9],
  truth: 'plurality' as const,
  weakLow: 0.05,
  weakHigh: 0.7,
  minimumGap: -0.1,
  minimumMargin: 0,
};

function read(address: string) {
  return readTeachableFile(new URL(address, 'http://assay.test').searchParams);
}

test('the address of a file says every rule', () => {
  const path = teachableFilePath('jsonl', choice);
  expect(path).toBe(
    '/api/export/teachable.jsonl?strong=4&weak=5.9&truth=plurality&low=0.05&high=0.7&gap=-0.1&margin=0',
  );
  expect(read(path)).toEqual(choice);
});

test('a rule that is left out is the usual one', () => {
  expect(read('/?strong=1&weak=2')).toEqual({
    strongRunId: 1,
    weakRunIds: [2],
    truth: 'gold',
    weakLow: 0.1,
    weakHigh: 0.8,
    minimumGap: 0.1,
    minimumMargin: 0.2,
  });
});

test.each([
  ['/?weak=2', 'strongRunId'],
  ['/?strong=1', 'weakRunIds'],
  ['/?strong=1&weak=2.x', 'weakRunIds'],
  ['/?strong=1&weak=2&low=ten', 'weakLow'],
  ['/?strong=1&weak=2&low=', 'weakLow'],
  ['/?strong=1&weak=2&low=0.9', 'weakLow'],
  ['/?strong=1&weak=2&truth=mine', 'truth'],
])('%s is refused for its %s, and not read as another rule', (address, name) => {
  expect(() => read(address)).toThrow(new RegExp(`^${name}.*strong=1&weak=2.3`, 's'));
});
