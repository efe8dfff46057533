import { expect, test } from 'vitest';

import { inTurns } from './in-turns.ts';

test('lets what waits have its turn between two parts', async () => {
  const events: string[] = [];
  const parts = function* () {
    events.push('first part');
    yield;
    events.push('second part');
    return 7;
  };
  setImmediate(() => events.push('another request'));
  expect(await inTurns(parts())).toBe(7);
  expect(events).toEqual(['first part', 'another request', 'second part']);
});

test('fails as its parts do', async () => {
  const parts = function* () {
    yield;
    throw new RangeError('The level is 2.');
  };
  await expect(inTurns(parts())).rejects.toThrow('The level is 2.');
});
