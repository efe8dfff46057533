import { getEventListeners } from 'node:events';

import { expect, test } from 'vitest';

import { onAbort } from './on-abort.ts';

test('calls back all that still wait, with one listener, and leaves none behind', () => {
  const stop = new AbortController();
  const called: string[] = [];
  const wait = (name: string) => onAbort(stop.signal, () => called.push(name));
  wait('first');
  const forget = wait('forgotten');
  wait('last');
  forget();
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);

  stop.abort();

  expect(called).toEqual(['first', 'last']);
});

test('listens again for who comes after all have left', () => {
  const stop = new AbortController();
  const called: string[] = [];
  const forget = onAbort(stop.signal, () => called.push('before'));
  forget();
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  onAbort(stop.signal, () => called.push('after'));
  // Once more does not take away what others wait for.
  forget();

  stop.abort();

  expect(called).toEqual(['after']);
});
