import { CELL, hasVerdict, type SampleMatrix } from '../sample-matrix.ts';

interface Rows {
  matrix: SampleMatrix;
  /** Which items, by row. */
  rows: readonly number[];
}

/**
 * How many repeats from the first on have a sample of every item. One that is complete behind a gap does not count:
 * short replies end first, and to take what is there would choose by outcome. Of a finished run all do, unless
 * it has no verdict at all: nothing was measured then.
 */
export function completeRepeats({
  matrix,
  rows,
  isFinished,
}: Rows & { isFinished: boolean }): number {
  if (isFinished) return hasVerdict(matrix) ? matrix.repeats : 0;
  let complete = 0;
  while (complete < matrix.repeats && rows.every((row) => hasSample(matrix, row, complete))) {
    complete += 1;
  }
  return complete;
}

/** Of one repeat: 1 where the item was answered correctly, else 0. */
export function repeatOutcomes({ matrix, rows }: Rows, repeat: number): number[] {
  return rows.map((row) =>
    matrix.outcomes[row * matrix.repeats + repeat] === CELL.correct ? 1 : 0,
  );
}

function hasSample(matrix: SampleMatrix, row: number, repeat: number): boolean {
  return matrix.outcomes[row * matrix.repeats + repeat] !== CELL.missing;
}
