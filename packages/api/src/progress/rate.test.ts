import { describe, expect, test } from 'vitest';

import { addReading, rateOf } from './rate.ts';

const reading = (atMs: number, samples: number, completionTokens = samples * 100) => ({
  atMs,
  samples,
  completionTokens,
});

describe('rateOf', () => {
  test('is the slope between the oldest and newest reading', () => {
    // 40 samples and 4,000 tokens in 8 s
    expect(rateOf([reading(0, 10), reading(2_000, 11), reading(8_000, 50)])).toEqual({
      samplesPerSecond: 5,
      tokensPerSecond: 500,
    });
  });

  test.each([
    ['there is no reading', []],
    ['there is one reading', [reading(0, 5)]],
    ['readings are closer than a second', [reading(0, 5), reading(999, 9)]],
    ['nothing moved', [reading(0, 5), reading(5_000, 5)]],
  ])('is unknown when %s', (_, readings) => {
    expect(rateOf(readings)).toBeNull();
  });
});

test('addReading forgets what is older than half a minute', () => {
  const kept = addReading([reading(0, 1), reading(10_000, 2)], reading(40_000, 3));
  expect(kept.map(({ atMs }) => atMs)).toEqual([10_000, 40_000]);
});
