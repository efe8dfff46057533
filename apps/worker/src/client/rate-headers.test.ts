import { describe, expect, it } from 'vitest';

import { askedPauseMs, parseRetryAfterMs, pauseInWordsMs } from './rate-headers.ts';

const NOW_MS = Date.parse('2026-01-01T00:00:00Z');
const EPOCH_S = NOW_MS / 1_000;

const spent = (reset: string) => ({
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': reset,
});

describe('parseRetryAfterMs', () => {
  it.each([
    ['3', 3_000],
    ['0.5', 500],
    ['-4', 0],
    ['Thu, 01 Jan 2026 00:00:09 GMT', 9_000],
    ['Thu, 01 Jan 2025 00:00:00 GMT', 0],
    ['soon', null],
    [' ', null],
    [undefined, null],
  ])('reads %s', (header, expected) => {
    expect(parseRetryAfterMs(header, NOW_MS)).toBe(expected);
  });
});

describe('askedPauseMs', () => {
  it.each([
    ['6m0s', 360_000],
    ['20ms', 20],
    ['1h2m3.5s', 3_723_500],
    ['1.5', 1_500],
    [String(EPOCH_S + 4), 4_000],
    [String(EPOCH_S - 4), null],
    [String(1_000 * EPOCH_S + 4_500), 4_500],
    ['0', null],
    ['-1', null],
    ['soon', null],
    ['', null],
  ])('reads the reset %s of a spent limit', (reset, expected) => {
    expect(askedPauseMs(spent(reset), NOW_MS)).toBe(expected);
  });

  it('takes the exact figure before the rounded one, and both before a reset', () => {
    const headers = { ...spent('6m0s'), 'retry-after': '2' };
    expect(askedPauseMs(headers, NOW_MS)).toBe(2_000);
    expect(askedPauseMs({ ...headers, 'retry-after-ms': '1234' }, NOW_MS)).toBe(1_234);
  });

  it('waits for the last of the limits that are spent, and for none that is not', () => {
    const headers = {
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '9s',
      'x-ratelimit-remaining-requests': '5',
      'x-ratelimit-reset-requests': '6m0s',
    };
    expect(askedPauseMs(headers, NOW_MS)).toBe(9_000);
    expect(askedPauseMs({ ...headers, ...spent('10s') }, NOW_MS)).toBe(10_000);
  });

  it("ignores Azure's figures that mean unknown", () => {
    const headers = {
      'retry-after-ms': '-1',
      'x-ratelimit-remaining-requests': '-1',
      'x-ratelimit-reset-requests': '0',
    };
    expect(askedPauseMs(headers, NOW_MS)).toBeNull();
    expect(askedPauseMs({}, NOW_MS)).toBeNull();
  });

  it('measures a moment from the date of the server, however wrong our own clock is', () => {
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const until = { date, 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' };
    for (const ownMs of [NOW_MS, NOW_MS + 3_600_000, NOW_MS - 3_600_000]) {
      expect(askedPauseMs(until, ownMs)).toBe(9_000);
      expect(askedPauseMs({ date, ...spent(String(EPOCH_S + 4)) }, ownMs)).toBe(4_000);
    }
  });
});

describe('pauseInWordsMs', () => {
  it.each([
    ['Please retry in 32.1s.', 32_100],
    ['Rate limit reached. Please try again in 6m0s. Visit the page.', 360_000],
    ['Please try again in 20ms.', 20],
    ['Please try again in a moment.', null],
    ['Retry in 0s', null],
    ['', null],
  ])('reads "%s"', (message, expected) => {
    expect(pauseInWordsMs(message)).toBe(expected);
  });
});
