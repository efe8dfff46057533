import { describe, expect, it } from 'vitest';

import type { FailureClass } from './classify-failure.ts';
import { retryDelayMs } from './retry-delay.ts';

const backOff: FailureClass = {
  action: 'back-off',
  code: 'http-500',
  counts: true,
  mostAttempts: 8,
  retryAfterMs: null,
  contextLimitTokens: null,
};

describe('retryDelayMs', () => {
  it('doubles from half a second to half a minute', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((row) => retryDelayMs(backOff, row, 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(retryDelayMs(backOff, 1, 0)).toBe(250);
  });

  it('asks an unreachable server at least every ten seconds', () => {
    expect(retryDelayMs({ ...backOff, code: 'unreachable' }, 50, 1)).toBe(10_000);
    expect(retryDelayMs({ ...backOff, code: 'timeout-connect' }, 50, 1)).toBe(10_000);
  });

  it('never asks before the time that the server named, up to ten minutes', () => {
    expect(retryDelayMs({ ...backOff, retryAfterMs: 60_000 }, 1, 0)).toBe(60_000);
    expect(retryDelayMs({ ...backOff, retryAfterMs: 1e12 }, 1, 0)).toBe(600_000);
  });

  it('comes by chance within a tenth of the pause after it, so that not all come at once', () => {
    expect(retryDelayMs({ ...backOff, retryAfterMs: 60_000 }, 1, 0.5)).toBe(63_000);
  });

  it('asks again at once the first time only', () => {
    const now: FailureClass = { ...backOff, action: 'retry-now' };
    expect(retryDelayMs(now, 1, 1)).toBe(0);
    expect(retryDelayMs(now, 2, 1)).toBe(1_000);
  });
});
