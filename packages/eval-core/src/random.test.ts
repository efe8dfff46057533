import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng, xoshiro128StarStar } from './random.ts';

const draws = (seed: string, count: number): number[] => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => rng.next());
};

describe('xoshiro128**', () => {
  it('gives the reference words of version 1.1 from the state 1, 2, 3, 4', () => {
    // The vector of rand_xoshiro's test, made there with the authors' xoshiro128starstar.c 1.1.
    // The first three by hand: rotl(2·5, 7)·9 = 1280·9 = 11520; then s1 = 0; then rotl(1029·5, 7)·9 = 5927040.
    const next = xoshiro128StarStar([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });
});

describe('createRng', () => {
  it('is seeded with the first four big-endian words of SHA-256 of the seed', () => {
    const digest = createHash('sha256').update('Größe 7', 'utf8').digest();
    const word = xoshiro128StarStar([
      digest.readUInt32BE(0),
      digest.readUInt32BE(4),
      digest.readUInt32BE(8),
      digest.readUInt32BE(12),
    ]);
    expect(draws('Größe 7', 5)).toEqual(Array.from({ length: 5 }, () => word() / 2 ** 32));
  });

  it('gives the same draws for the same seed and others for another', () => {
    expect(draws('a', 20)).toEqual(draws('a', 20));
    expect(draws('a', 20)).not.toEqual(draws('b', 20));
  });

  it('draws integers inside the bounds, both ends of the range included', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer(),
        fc.integer({ min: 1, max: 2 ** 31 }),
        (seed, low, size) => {
          const drawn = createRng(seed).int(low, low + size);
          expect(Number.isInteger(drawn)).toBe(true);
          expect(drawn).toBeGreaterThanOrEqual(low);
          expect(drawn).toBeLessThan(low + size);
        },
      ),
    );
    const rng = createRng('faces');
    expect(new Set(Array.from({ length: 200 }, () => rng.int(1, 7)))).toEqual(
      new Set([1, 2, 3, 4, 5, 6]),
    );
  });

  it('draws integers without modulo bias where bias would be largest', () => {
    // Of 2^32 words modulo 3·2^30, the first 2^30 results would come twice: a share of 1/2, not 1/3.
    const rng = createRng('bias');
    const low = Array.from({ length: 6000 }, () => rng.int(0, 3 * 2 ** 30)).filter(
      (n) => n < 2 ** 30,
    );
    // 6000 draws at 1/3: standard deviation sqrt(6000·2/9) = 36.5, so ±150 is four of them.
    expect(Math.abs(low.length - 2000)).toBeLessThan(150);
  });

  it.each([
    [3, 3],
    [4, 3],
    [0.5, 3],
    [0, Number.NaN],
    [0, 2 ** 32 + 1],
  ])('refuses the integer range [%d, %d)', (low, high) => {
    expect(() => createRng('x').int(low, high)).toThrow(/1 to 2\^32 values/);
  });

  it('shuffles into a permutation and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, values) => {
        const before = [...values];
        const after = createRng(seed).shuffle(values);
        expect(values).toEqual(before);
        expect([...after].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
      }),
    );
  });

  it('shuffles three values into each of the six orders equally often', () => {
    const rng = createRng('orders');
    const counts = new Map<string, number>();
    for (let time = 0; time < 6000; time += 1) {
      const order = rng.shuffle(['a', 'b', 'c']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // Standard deviation of each count: sqrt(6000·5/36) = 28.9; ±120 is more than four.
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('picks what is there and says so when nothing is', () => {
    expect(createRng('x').pick(['only'])).toBe('only');
    expect(() => createRng('x').pick([])).toThrow('nothing to pick');
  });

  it('never takes a chance of 0 and always one of 1', () => {
    const rng = createRng('chance');
    expect(Array.from({ length: 100 }, () => rng.chance(0))).not.toContain(true);
    expect(Array.from({ length: 100 }, () => rng.chance(1))).not.toContain(false);
  });
});
