import { percent } from '../lengths/truncation.ts';
import { percentText } from '../percent-text.ts';
import { CELL, hasVerdict, type SampleMatrix } from '../sample-matrix.ts';

/** What a run's token limit leaves open about its accuracy. */
export interface CapBounds {
  /** Correct cells of all, the headline accuracy: every cut-off reply as it was graded. */
  accuracyFraction: number;
  /** As if every cut-off reply that is not correct had been, with a higher limit. */
  bestFraction: number;
  /** Cut-off cells of those where it is known; null: known of none. */
  truncationRate: number | null;
  /** Samples of which it is not known whether they were cut off. */
  unknown: number;
}

export interface CapComparison {
  first: CapBounds;
  second: CapBounds;
  /** Whether the cut-off replies of the lower run are enough to close or turn the gap. */
  canReverse: boolean;
  /** For people; null where the limit cannot explain the gap, or there is none. */
  warning: string | null;
}

export interface CapNames {
  first?: string;
  second?: string;
}

/**
 * Whether token limits can explain why one checkpoint is ahead of another: in the worst case for the order every cut-off
 * reply of the lower one that is not correct would have become correct, and none of the higher one's. A cut-off reply
 * that was correct stays so. These are bounds, without a probability; both runs are taken over all their own cells.
 * @returns null where no cell of one of the two has a verdict.
 */
export function capWarning(
  first: SampleMatrix,
  second: SampleMatrix,
  { first: firstName = 'the first', second: secondName = 'the second' }: CapNames = {},
): CapComparison | null {
  if (!hasVerdict(first) || !hasVerdict(second)) return null;
  const bounds = { first: capBounds(first), second: capBounds(second) };
  const isFirstAhead = bounds.first.accuracyFraction > bounds.second.accuracyFraction;
  const [high, low] = isFirstAhead ? [bounds.first, bounds.second] : [bounds.second, bounds.first];
  const hasGap = high.accuracyFraction > low.accuracyFraction;
  const canReverse = hasGap && low.bestFraction >= high.accuracyFraction;
  if (!canReverse) return { ...bounds, canReverse, warning: null };
  const [highName, lowName] = isFirstAhead ? [firstName, secondName] : [secondName, firstName];
  const warning =
    `The token limit can explain the gap of ${percentText(high.accuracyFraction - low.accuracyFraction)} points: ` +
    `it cut off ${rateInWords(low)} of the replies of ${lowName} and ${rateInWords(high)} of those of ${highName}; ` +
    `with a higher limit ${lowName} could be anywhere from ${percent(low.accuracyFraction)} to ${percent(low.bestFraction)}.`;
  return { ...bounds, canReverse, warning };
}

function capBounds({ outcomes, cutOffs }: SampleMatrix): CapBounds {
  let correct = 0;
  let cutOff = 0;
  let cutOffCorrect = 0;
  let unknown = 0;
  for (const [cell, outcome] of outcomes.entries()) {
    const isCutOff = cutOffs[cell] ?? null;
    const isCorrect = outcome === CELL.correct;
    if (isCorrect) correct += 1;
    if (isCutOff === true) cutOff += 1;
    if (isCutOff === true && isCorrect) cutOffCorrect += 1;
    if (isCutOff === null && outcome !== CELL.missing) unknown += 1;
  }
  const cells = outcomes.length;
  const known = cutOffs.filter((isCutOff) => isCutOff !== null).length;
  return {
    accuracyFraction: correct / cells,
    bestFraction: (correct + cutOff - cutOffCorrect) / cells,
    truncationRate: known === 0 ? null : cutOff / known,
    unknown,
  };
}

function rateInWords({ truncationRate }: CapBounds): string {
  return truncationRate === null ? 'an unknown share' : percent(truncationRate);
}
