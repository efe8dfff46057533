import { describe, expect, it } from 'vitest';

import { createEagerClock } from './eager-clock.ts';
import { createManualClock } from './manual-clock.ts';
import { createRealClock } from './real-clock.ts';

describe('time that a test lets pass', () => {
  it('runs what is due in order, each at its own time, and what that sets as well', () => {
    const clock = createManualClock();
    const ran: [string, number][] = [];
    const note = (name: string) => () => ran.push([name, clock.nowUs()]);
    clock.at(2_000, note('second'));
    clock.at(1_000, () => {
      note('first')();
      clock.at(1_500, note('set by the first'));
    });
    clock.at(2_000, note('third'));
    clock.at(9_000, note('not yet'));
    clock.at(1_200, note('taken back'))();
    clock.advance(3);
    expect(ran).toEqual([
      ['first', 1_000],
      ['set by the first', 1_500],
      ['second', 2_000],
      ['third', 2_000],
    ]);
    expect(clock.nowUs()).toBe(3_000);
  });
});

describe('time that passes when it is waited for', () => {
  it('jumps to the next thing that is due', async () => {
    const clock = createEagerClock();
    const times: number[] = [];
    await new Promise<void>((resolve) => {
      clock.at(360_000_000, () => {
        times.push(clock.nowUs());
        resolve();
      });
      clock.at(5, () => times.push(clock.nowUs()));
    });
    expect(times).toEqual([5, 360_000_000]);
  });
});

describe('wall time', () => {
  it('never calls early, at any speed', async () => {
    for (const speed of [1, 50]) {
      const clock = createRealClock(speed);
      const dueUs = clock.nowUs() + 5_000 * speed;
      await new Promise<void>((resolve) => clock.at(dueUs, resolve));
      expect(clock.nowUs()).toBeGreaterThanOrEqual(dueUs);
    }
  });

  it('needs a speed', () => {
    expect(() => createRealClock(0)).toThrow(RangeError);
  });
});
