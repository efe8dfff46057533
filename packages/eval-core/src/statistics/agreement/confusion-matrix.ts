import type { ConfusionCount } from '../agreement.ts';

/** How often two graders, or people, said what of the same samples. */
export interface ConfusionMatrix {
  /** What one of them said at least once, in the order of Unicode; null, undecided, comes last. */
  labels: (string | null)[];
  /** Samples by label of the first, then of the second, as `labels` stand. */
  counts: number[][];
  firstTotals: number[];
  secondTotals: number[];
  samples: number;
  /** Of samples on which both decided, how many they call the same. */
  same: number;
  /** Samples on which one of them did not decide, or neither. */
  undecided: number;
}

/**
 * The counts of all pairs of labels, 0 where a pair never occurs. A rater without a decision has the label null, which
 * counts as a row or column of its own and never as agreement.
 * @throws RangeError for a count that is not a whole number from 0.
 */
export function confusionMatrix(pairs: readonly ConfusionCount[]): ConfusionMatrix {
  const labels = labelsOf(pairs);
  const index = new Map(labels.map((label, row) => [label, row]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { first, second, samples } of pairs) {
    if (!Number.isSafeInteger(samples) || samples < 0) {
      throw new RangeError(`${samples} is no count of samples: give a whole number from 0.`);
    }
    const row = counts[index.get(first) ?? 0];
    const column = index.get(second) ?? 0;
    if (row) row[column] = (row[column] ?? 0) + samples;
  }
  const firstTotals = counts.map(sum);
  const samples = sum(firstTotals);
  const decided = labels.filter((label) => label !== null);
  return {
    labels,
    counts,
    firstTotals,
    secondTotals: labels.map((_, column) => sum(counts.map((row) => row[column] ?? 0))),
    samples,
    same: sum(decided.map((_, row) => counts[row]?.[row] ?? 0)),
    undecided:
      samples - sum(decided.flatMap((_, row) => counts[row]?.slice(0, decided.length) ?? [])),
  };
}

function labelsOf(pairs: readonly ConfusionCount[]): (string | null)[] {
  const said = new Set(pairs.flatMap(({ first, second }) => [first, second]));
  const decided = [...said].filter((label) => label !== null).sort();
  return said.has(null) ? [...decided, null] : decided;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
