import { AssayError } from '@assay/contracts/errors';

/** More than this in one sweep is a slip of the keyboard. */
const MOST_GENERATIONS = 20_000_000;

/** All of 500 checkpoints on all of 200 benchmarks; each run is queued in the one transaction. */
const MOST_RUNS = 100_000;

/** @throws AssayError 'bad-input' for a sweep of more than 100,000 runs or 20 million generations. */
export function refuseExcess({ runs, generations }: { runs: number; generations: number }): void {
  if (generations > MOST_GENERATIONS) {
    throw new AssayError(
      'bad-input',
      `That would be ${generations} generations; 20,000,000 is the most for one sweep.`,
    );
  }
  if (runs > MOST_RUNS) {
    throw new AssayError(
      'bad-input',
      `That would be ${runs} runs; 100,000 is the most for one sweep.`,
    );
  }
}
