import { setImmediate as turn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { createTurns } from './turns.ts';

describe('createTurns', () => {
  it('runs so many at a time, in order, also when some fail', async () => {
    const inTurn = createTurns(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const tasks = Array.from({ length: 7 }, (_, index) =>
      inTurn(async () => {
        started.push(index);
        running += 1;
        most = Math.max(most, running);
        await turn();
        running -= 1;
        if (index % 3 === 0) throw new Error('no');
        return index;
      }),
    );
    const settled = await Promise.allSettled(tasks);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => index % 3 !== 0),
    );
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
    expect(await inTurn(() => Promise.resolve('free again'))).toBe('free again');
  });
});
