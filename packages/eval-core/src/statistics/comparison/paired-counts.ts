import { CELL, type SampleMatrix } from '../sample-matrix.ts';

/** What of a matrix a comparison reads; the cells of a question may stand in any order. */
export type OutcomeMatrix = Pick<SampleMatrix, 'items' | 'repeats' | 'outcomes'>;

/**
 * What two checkpoints gave on the questions that both were asked. Every question of a checkpoint has the same
 * number of cells, `repeats`; those that are unscorable or missing are not correct, as in the headline accuracy.
 */
export interface PairedCounts {
  /** Keys of the shared questions, in the order of the first checkpoint. */
  items: readonly string[];
  firstRepeats: number;
  secondRepeats: number;
  /** By question, 0…firstRepeats. */
  firstCorrect: Int32Array;
  /** By question, 0…secondRepeats. */
  secondCorrect: Int32Array;
  /** Why nothing can be compared; null: it can. */
  gap: string | null;
}

/** How many cells of the shared questions count as not correct without having been found incorrect. */
export interface WithoutVerdict {
  missing: number;
  unscorable: number;
}

export interface PairedItems {
  counts: PairedCounts;
  first: WithoutVerdict;
  second: WithoutVerdict;
  /** Questions that only this checkpoint was asked: they are left out. */
  onlyInFirst: number;
  onlyInSecond: number;
}

/**
 * Matches the questions of two matrices by key; a matrix without repeats shares none. Where no cell of a side has a
 * verdict nothing was measured, and there is a gap: an accuracy of 0 would be the checkpoint's fault.
 */
export function pairItems(first: OutcomeMatrix, second: OutcomeMatrix): PairedItems {
  const rows = sharedRows(first, second);
  const firstSide = sideOf(first, rows.first);
  const secondSide = sideOf(second, rows.second);
  return {
    counts: {
      items: rows.first.map((row) => first.items[row] ?? ''),
      firstRepeats: first.repeats,
      secondRepeats: second.repeats,
      firstCorrect: firstSide.correct,
      secondCorrect: secondSide.correct,
      gap: gapOf(rows.first.length, {
        first: firstSide.withoutVerdict.missing === rows.first.length * first.repeats,
        second: secondSide.withoutVerdict.missing === rows.second.length * second.repeats,
      }),
    },
    first: firstSide.withoutVerdict,
    second: secondSide.withoutVerdict,
    onlyInFirst: first.items.length - rows.first.length,
    onlyInSecond: second.items.length - rows.second.length,
  };
}

function gapOf(shared: number, isUnmeasured: { first: boolean; second: boolean }): string | null {
  if (shared === 0) return 'They share no question.';
  if (!isUnmeasured.first && !isUnmeasured.second) return null;
  const unmeasured =
    isUnmeasured.first && isUnmeasured.second
      ? 'either'
      : isUnmeasured.first
        ? 'the first'
        : 'the second';
  return `No sample of ${unmeasured} has a verdict on these questions: nothing was measured.`;
}

/** The rows of each shared question, index by index. */
function sharedRows(
  first: OutcomeMatrix,
  second: OutcomeMatrix,
): { first: number[]; second: number[] } {
  const rows = { first: [] as number[], second: [] as number[] };
  if (first.repeats === 0 || second.repeats === 0) return rows;
  let bySecond: Map<string, number> | null = null;
  for (const [row, item] of first.items.entries()) {
    // Two runs of one benchmark mostly have its order: then no index of keys is built.
    let other: number | undefined = row;
    if (second.items[row] !== item) {
      bySecond ??= new Map(second.items.map((key, index) => [key, index]));
      other = bySecond.get(item);
    }
    if (other === undefined) continue;
    rows.first.push(row);
    rows.second.push(other);
  }
  return rows;
}

function sideOf(
  { outcomes, repeats }: OutcomeMatrix,
  rows: readonly number[],
): { correct: Int32Array; withoutVerdict: WithoutVerdict } {
  const correct = new Int32Array(rows.length);
  const withoutVerdict = { missing: 0, unscorable: 0 };
  for (const [index, row] of rows.entries()) {
    let solved = 0;
    for (let cell = row * repeats; cell < (row + 1) * repeats; cell += 1) {
      const outcome = outcomes[cell];
      if (outcome === CELL.correct) solved += 1;
      else if (outcome === CELL.missing) withoutVerdict.missing += 1;
      else if (outcome === CELL.unscorable) withoutVerdict.unscorable += 1;
    }
    correct[index] = solved;
  }
  return { correct, withoutVerdict };
}
