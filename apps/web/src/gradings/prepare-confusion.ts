import type { GradingAgreement } from '@assay/contracts/grading-agreement';
import { OUTCOMES } from '@assay/contracts/runs';
import type { Outcome } from '@assay/eval-core/verdict';

import { formatCount } from '../format/numbers.ts';

export interface ConfusionRowModel {
  outcome: Outcome;
  cells: { outcome: Outcome; text: string; kind: 'none' | 'same' | 'other' }[];
  total: string;
}

export interface ConfusionModel {
  /** What the grading says; in the columns what the other side does. */
  rows: ConfusionRowModel[];
  columnTotals: { outcome: Outcome; text: string }[];
  total: string;
}

/** How often a grading and somebody else say what of the same samples; null without such samples. */
export function prepareConfusion({
  counts,
  samples,
}: Pick<GradingAgreement, 'counts' | 'samples'>): ConfusionModel | null {
  if (samples === 0) return null;
  const count = (first: Outcome | null, second: Outcome | null) =>
    counts
      .filter((pair) => first === null || pair.first === first)
      .filter((pair) => second === null || pair.second === second)
      .reduce((sum, pair) => sum + pair.samples, 0);
  return {
    rows: OUTCOMES.map((first) => ({
      outcome: first,
      cells: OUTCOMES.map((second) => {
        const cell = count(first, second);
        const kind = cell === 0 ? 'none' : first === second ? 'same' : 'other';
        return { outcome: second, text: formatCount(cell), kind };
      }),
      total: formatCount(count(first, null)),
    })),
    columnTotals: OUTCOMES.map((outcome) => ({ outcome, text: formatCount(count(null, outcome)) })),
    total: formatCount(samples),
  };
}
