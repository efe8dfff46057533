import type { BenchmarkVersion } from '@assay/contracts/benchmarks';

const DEFAULT_REPEATS = 5;

/** As many as the most demanding of the chosen benchmark versions asks for: AIME 2025 is asked 50 times. */
export function suggestRepeats(
  benchmarks: readonly Pick<BenchmarkVersion, 'id' | 'defaultRepeats'>[],
  chosenIds: readonly number[],
): number {
  const proposed = benchmarks.flatMap(({ id, defaultRepeats }) =>
    chosenIds.includes(id) && defaultRepeats !== null ? [defaultRepeats] : [],
  );
  return proposed.length === 0 ? DEFAULT_REPEATS : Math.max(...proposed);
}
