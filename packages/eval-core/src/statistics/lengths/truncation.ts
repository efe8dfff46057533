import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { percentText } from '../percent-text.ts';
import { CELL, type SampleMatrix } from '../sample-matrix.ts';
import { pooledShare } from './pooled-share.ts';

/** What the token limit did. The `n` of every estimate counts questions. */
export interface Truncation {
  /** The share of samples that hit their token limit, of those where it is known. */
  rate: Estimate;
  /** Cells where it is not known whether they hit the limit: left out here. */
  unknown: number;
  /** Accuracy of the samples that came to their end; unscorable is not correct, without a verdict is left out. */
  completed: Estimate;
  /** Accuracy of the samples that were cut off. */
  truncated: Estimate;
  /** A sentence where the limit can have cost a percentage point or more. */
  warning: string | null;
}

/** Below a percentage point nobody would read the accuracy otherwise. */
const WORTH_A_WARNING = 0.01;

/**
 * How often replies hit their token limit, and how accurate those are that did and did not. The two accuracies are of
 * different questions (hard ones run long), so their gap is not what a higher limit would bring; the warning says
 * how much it could bring at most: as if every cut-off reply that is not correct were.
 */
export function truncation(matrix: SampleMatrix, level: number = USUAL_LEVEL): Truncation {
  const { outcomes, cutOffs } = matrix;
  const share = (isAsked: CellTest, has: CellTest): Estimate =>
    pooledShare(questionTotals(matrix, isAsked, has), level);
  const hasVerdict: CellTest = (cell) => outcomes[cell] !== CELL.missing;
  const isCorrect: CellTest = (cell) => outcomes[cell] === CELL.correct;
  const isCutOff: CellTest = (cell) => cutOffs[cell] === true;
  const isComplete: CellTest = (cell) => cutOffs[cell] === false;
  const isKnown: CellTest = (cell) => isCutOff(cell) || isComplete(cell);
  const known = outcomes.reduce((count, _, cell) => count + (isKnown(cell) ? 1 : 0), 0);
  return {
    rate: share(isKnown, isCutOff),
    unknown: outcomes.length - known,
    completed: share((cell) => isComplete(cell) && hasVerdict(cell), isCorrect),
    truncated: share((cell) => isCutOff(cell) && hasVerdict(cell), isCorrect),
    warning: truncationWarning(matrix),
  };
}

type CellTest = (cell: number) => boolean;

function questionTotals({ items, repeats }: SampleMatrix, isAsked: CellTest, has: CellTest) {
  return items.map((_, row) => {
    let samples = 0;
    let total = 0;
    for (let cell = row * repeats; cell < (row + 1) * repeats; cell += 1) {
      if (!isAsked(cell)) continue;
      samples += 1;
      if (has(cell)) total += 1;
    }
    return { samples, total };
  });
}

function truncationWarning({ outcomes, cutOffs }: SampleMatrix): string | null {
  const lost = cutOffs.filter((isCut, cell) => isCut === true && outcomes[cell] !== CELL.correct);
  const loss = lost.length / outcomes.length;
  if (!(loss >= WORTH_A_WARNING)) return null;
  const correct = outcomes.reduce((sum, cell) => sum + (cell === CELL.correct ? 1 : 0), 0);
  const accuracy = correct / outcomes.length;
  return (
    `${percent(loss)} of the samples hit their token limit without a correct answer: with a higher limit ` +
    `the accuracy of ${percent(accuracy)} could be up to ${percent(accuracy + loss)}.`
  );
}

/** 0.1234 as "12.3 %". */
export function percent(fraction: number): string {
  return `${percentText(fraction)} %`;
}
