import { expect, it } from 'vitest';

import { oneAtATime } from './one-at-a-time.ts';

/** Work that ends when it is told to, and counts how often it was begun. */
function controlled() {
  const ends: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const work = () =>
    new Promise<number>((resolve, reject) => {
      ends.push({ resolve, reject });
    });
  return { ends, ask: oneAtATime(work) };
}

it('begins once for all who ask while it is under way, after that has ended', async () => {
  const { ends, ask } = controlled();
  const first = ask();
  const waiting = [ask(), ask(), ask()];
  expect(ends).toHaveLength(1);
  ends[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.resolve(2);
  expect(await Promise.all(waiting)).toEqual([2, 2, 2]);
});

it('begins anew for whoever asks when nothing is under way', async () => {
  const { ends, ask } = controlled();
  for (const turn of [1, 2, 3]) {
    const asked = ask();
    expect(ends).toHaveLength(turn);
    ends.at(-1)?.resolve(turn);
    expect(await asked).toBe(turn);
  }
});

it('goes on after one that failed', async () => {
  const { ends, ask } = controlled();
  const first = ask();
  const second = ask();
  ends[0]?.reject(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.resolve(2);
  expect(await second).toBe(2);
});
