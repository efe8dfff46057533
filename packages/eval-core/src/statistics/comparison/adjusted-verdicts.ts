import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import type { PairedEvidence } from './compare-paired.ts';
import { holmAdjusted } from './holm.ts';
import type { Decision } from './verdict.ts';

/** A verdict that holds together with those of the other benchmarks. */
export interface AdjustedVerdict extends Pick<Decision, 'verdict' | 'verdictReason'> {
  /** Holm's, over all benchmarks that could be tested; null: this one could not. */
  pAdjusted: number | null;
}

type Evidence = Pick<PairedEvidence, 'p' | 'verdict' | 'verdictReason' | 'isWithinDelta' | 'delta'>;

/**
 * The verdicts of one pair of checkpoints on several benchmarks, so that the chance of any false "better" or "worse"
 * among them is at most 1 − level ({@link holmAdjusted}). What one benchmark alone would call better or worse and the
 * adjusted p does not is equivalent where its interval lies within ±delta, else undecided. "Equivalent" needs both of
 * its one-sided tests and is a statement on its benchmark alone: it is not adjusted.
 * @throws RangeError for a level outside 0…1.
 */
export function adjustedVerdicts(
  comparisons: readonly Evidence[],
  { level = USUAL_LEVEL }: { level?: number } = {},
): AdjustedVerdict[] {
  checkLevel(level);
  const adjusted = holmAdjusted(comparisons.map(({ p }) => p));
  const tested = adjusted.filter((p) => p !== null).length;
  return comparisons.map((comparison, index): AdjustedVerdict => {
    const pAdjusted = adjusted[index] ?? null;
    const { verdict, verdictReason, isWithinDelta, delta } = comparison;
    const isDirected = verdict === 'better' || verdict === 'worse';
    // What 1 − 0.95 has too little of 0.05.
    const holds = pAdjusted !== null && pAdjusted <= 1 - level + 1e-12;
    if (!isDirected || holds) return { pAdjusted, verdict, verdictReason };
    if (isWithinDelta === true) {
      const reason = `The difference is smaller than ${delta}, and no sign of it holds for ${tested} benchmarks together.`;
      return { pAdjusted, verdict: 'equivalent', verdictReason: reason };
    }
    const reason = `Alone it would be ${verdict}; adjusted for ${tested} benchmarks p is above ${Number((1 - level).toPrecision(6))}.`;
    return { pAdjusted, verdict: 'undecided', verdictReason: reason };
  });
}
