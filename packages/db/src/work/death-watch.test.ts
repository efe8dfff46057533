import { expect, it } from 'vitest';

import { createDeathWatch } from './death-watch.ts';

function watch() {
  let nowMs = 0;
  const deaths = createDeathWatch({ lapseMs: 8_000, lookIntervalMs: 2_000, now: () => nowMs });
  /** A look that sees the sign of one worker, so long after the one before. */
  const after = (durationMs: number, sign: string) => {
    nowMs += durationMs;
    return deaths.saw(new Map([['worker', sign]]));
  };
  const fails = () => {
    deaths.sawNothing();
  };
  return { after, fails };
}

it('finds one that gave no sign in five looks, though they came a little early', () => {
  const { after } = watch();
  for (const durationMs of [0, 1_995, 1_999, 2_001]) expect(after(durationMs, 'a')).toEqual([]);
  expect(after(1_990, 'a')).toEqual(['worker']);
});

it('begins anew with each sign', () => {
  const { after } = watch();
  for (const sign of ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']) {
    expect(after(2_000, sign)).toEqual([]);
  }
});

it('begins anew after a look that failed', () => {
  const { after, fails } = watch();
  for (let looks = 0; looks < 4; looks += 1) after(2_000, 'a');
  fails();
  for (let looks = 0; looks < 4; looks += 1) expect(after(2_000, 'a')).toEqual([]);
  expect(after(2_000, 'a')).toEqual(['worker']);
});

it('counts a look that took long as one', () => {
  const { after } = watch();
  for (const durationMs of [0, 2_000, 60_000]) expect(after(durationMs, 'a')).toEqual([]);
  expect(after(2_000, 'a')).toEqual([]);
  expect(after(2_000, 'a')).toEqual(['worker']);
});
