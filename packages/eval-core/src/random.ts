import { sha256Bytes } from './hash.ts';

/** A seeded source of chance. Every draw moves it on; the same seed gives the same draws everywhere. */
export interface Rng {
  /** Uniform in [0, 1), in steps of 2^-32. */
  next(): number;
  /** Uniform integer in [minInclusive, maxExclusive), without modulo bias. Throws when the range is empty. */
  int(minInclusive: number, maxExclusive: number): number;
  /** A uniformly shuffled copy (Fisher–Yates). */
  shuffle<T>(values: readonly T[]): T[];
  /** One value, uniformly. Throws when there is none. */
  pick<T>(values: readonly T[]): T;
  /** True with probability `p` (0 never, 1 always). */
  chance(p: number): boolean;
}

export type XoshiroState = readonly [number, number, number, number];

const TWO_TO_32 = 2 ** 32;

/** xoshiro128** seeded with the first 128 bits (big-endian words) of SHA-256 of the seed text. */
export function createRng(seed: string): Rng {
  const bytes = sha256Bytes(seed);
  const words = new DataView(bytes.buffer, bytes.byteOffset);
  return rngOf(
    xoshiro128StarStar([
      words.getUint32(0),
      words.getUint32(4),
      words.getUint32(8),
      words.getUint32(12),
    ]),
  );
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS
 * 2021): returns a function that gives the next unsigned 32-bit word. Only 32-bit integer
 * arithmetic, so no machine can round it differently. A state of four zeros would stay there; as
 * the head of a SHA-256 it does not occur.
 */
export function xoshiro128StarStar(state: XoshiroState): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const word = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return word;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function rngOf(nextWord: () => number): Rng {
  const next = (): number => nextWord() / TWO_TO_32;
  const int = (minInclusive: number, maxExclusive: number): number =>
    minInclusive + wordBelow(nextWord, rangeSize(minInclusive, maxExclusive));
  return {
    next,
    int,
    shuffle: (values) => shuffled(values, int),
    pick: <T>(values: readonly T[]) => {
      if (values.length === 0) throw new Error('There is nothing to pick from an empty list.');
      // The index is below the length, so the element exists (and may itself be undefined).
      return values[int(0, values.length)] as T;
    },
    chance: (p) => next() < p,
  };
}

function rangeSize(minInclusive: number, maxExclusive: number): number {
  const size = maxExclusive - minInclusive;
  if (
    Number.isSafeInteger(minInclusive) &&
    Number.isSafeInteger(maxExclusive) &&
    size >= 1 &&
    size <= TWO_TO_32
  ) {
    return size;
  }
  throw new Error(
    `A random integer needs whole bounds with 1 to 2^32 values between them, not [${minInclusive}, ${maxExclusive}).`,
  );
}

/** Rejects words of the last, incomplete cycle: word % size alone would favour small results. */
function wordBelow(nextWord: () => number, size: number): number {
  const limit = TWO_TO_32 - (TWO_TO_32 % size);
  let word = nextWord();
  while (word >= limit) word = nextWord();
  return word % size;
}

function shuffled<T>(values: readonly T[], int: Rng['int']): T[] {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = int(0, last + 1);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}
