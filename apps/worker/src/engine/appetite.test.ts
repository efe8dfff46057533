import { describe, expect, it } from 'vitest';

import { createAppetite, type RequestLoad } from './appetite.ts';

interface Load {
  inFlight: number;
  /** By priority, of what waits for nothing but room. */
  waiting: Record<number, number>;
  heldUp: number;
  isAway: boolean;
}

const BACKEND = 7;

function loadOf(part: Partial<Load>): RequestLoad & Load {
  const load = { total: 64, inFlight: 0, waiting: {}, heldUp: 0, isAway: false, ...part };
  return {
    ...load,
    ready(least) {
      const waiting = Object.entries(this.waiting);
      return waiting
        .filter(([priority]) => Number(priority) >= least)
        .reduce((sum, [, requests]) => sum + requests, 0);
    },
  };
}

const flags = (...bands: string[]) => bands.map((band) => `backend:${BACKEND}:${band}`);
const ALL = flags('urgent', 'normal', 'patient');

describe('createAppetite', () => {
  it('wants a shard while fewer requests wait than are in flight, and leaves those of a backend that has enough', () => {
    const appetite = createAppetite();
    const load = loadOf({ inFlight: 64, waiting: { [-1]: 63 } });
    appetite.asking(BACKEND, load);
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([true, []]);
    load.waiting = { [-1]: 64 };
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([false, flags('patient')]);
  });

  it('knows nothing of a backend that no shard asks any more, nor without any', () => {
    const appetite = createAppetite();
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([false, []]);
    const load = loadOf({ inFlight: 8, waiting: { 1: 8 } });
    const [first, second] = [appetite.asking(BACKEND, load), appetite.asking(BACKEND, load)];
    first.leave();
    first.leave();
    expect(appetite.forbiddenFlags()).toEqual(ALL);
    second.leave();
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([false, []]);
  });

  it.each([
    [{ 0: 8 }, flags('normal', 'patient')],
    [{ 0: 8, 1: 7 }, flags('normal', 'patient')],
    [{ 0: 8, 1: 8 }, ALL],
    [{ 1: 4, 0: 4 }, flags('normal', 'patient')],
  ])('takes a higher class although enough of lower ones waits: %o', (waiting, forbidden) => {
    const appetite = createAppetite();
    appetite.asking(BACKEND, loadOf({ inFlight: 8, waiting }));
    expect(appetite.forbiddenFlags()).toEqual(forbidden);
  });

  it('waits for shards that are being read: what they ask for is not known yet', () => {
    const appetite = createAppetite();
    appetite.asking(BACKEND, loadOf({ inFlight: 8 }));
    const reading = Array.from({ length: 8 }, appetite.reading);
    expect([appetite.wantsMore(), appetite.isReading()]).toEqual([false, true]);
    reading[0]?.();
    expect(appetite.wantsMore()).toBe(true);
    for (const hasRead of reading) hasRead();
    expect(appetite.isReading()).toBe(false);
  });

  it('looks at every backend by itself', () => {
    const appetite = createAppetite();
    appetite.asking(BACKEND, loadOf({ inFlight: 8, waiting: { 1: 100 } }));
    appetite.asking(8, loadOf({ inFlight: 8 }));
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([true, ALL]);
  });

  it('takes no more of a backend that is away: what it has finds out when it is back', () => {
    const appetite = createAppetite();
    const load = loadOf({ isAway: true });
    appetite.asking(BACKEND, load);
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([false, ALL]);
    load.isAway = false;
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([true, []]);
  });

  it('counts what a backend has under its old settings and its new ones together', () => {
    const appetite = createAppetite();
    const [old, fresh] = [loadOf({ inFlight: 8, isAway: true }), loadOf({ waiting: { 1: 8 } })];
    appetite.asking(BACKEND, old);
    appetite.asking(BACKEND, fresh);
    expect(appetite.forbiddenFlags()).toEqual(ALL);
    fresh.waiting = { 1: 7 };
    expect(appetite.forbiddenFlags()).toEqual([]);
  });

  it('takes no more where eight times as many as may be in flight rest after a failure', () => {
    const appetite = createAppetite();
    const asked = appetite.asking(BACKEND, loadOf({ inFlight: 1 }));
    const rests = Array.from({ length: 8 * 64 }, asked.resting);
    expect(appetite.forbiddenFlags()).toEqual(ALL);
    rests[0]?.();
    rests[0]?.();
    expect(appetite.forbiddenFlags()).toEqual([]);
  });

  it('wants none for what it has while too much is not stored yet', () => {
    let isFull = true;
    const appetite = createAppetite(() => isFull);
    appetite.asking(BACKEND, loadOf({ inFlight: 8 }));
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([false, ALL]);
    isFull = false;
    expect([appetite.wantsMore(), appetite.forbiddenFlags()]).toEqual([true, []]);
  });

  it.each([
    ['what waits for other weights is not at hand', { inFlight: 8, heldUp: 64 }, true],
    ['as many wait for the loaded ones', { inFlight: 8, waiting: { [-1]: 8 }, heldUp: 64 }, false],
    ['all that it has waits for others', { heldUp: 64 }, true],
    ['it holds more for others than it should', { heldUp: 512 }, false],
  ])('on a backend whose weights are changed: %s', (_, part, wantsMore) => {
    const appetite = createAppetite();
    appetite.asking(BACKEND, loadOf(part));
    expect(appetite.wantsMore()).toBe(wantsMore);
  });
});
