import { expect, it } from 'vitest';

import { createTurnstile } from './turnstile.ts';

it('lets all that came within the interval pass in one turn of the event loop', async () => {
  const pass = createTurnstile(20);
  const turns: number[] = [];
  let turn = 0;
  const first = pass().then(() => turns.push(turn));
  await new Promise((resolve) => setImmediate(resolve));
  const second = pass().then(() => turns.push(turn));
  const counting = setInterval(() => (turn += 1), 1);
  await Promise.all([first, second]);
  clearInterval(counting);
  expect(turns[0]).toBe(turns[1]);
});

it('begins another interval for who comes later', async () => {
  const pass = createTurnstile(1);
  const first = pass();
  await first;
  const second = pass();
  expect(second).not.toBe(first);
  await second;
});
