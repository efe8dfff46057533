import type { ExtensionPlan } from '@assay/contracts/sweep-extension';

import { counted } from '../../../../format/counted.ts';
import { formatTokens } from '../../../../format/numbers.ts';

export interface ExtensionModel {
  /** "1,200 further generations". */
  generations: string;
  /** "800 in 4 runs that go on, 400 in 2 new ones; at most 4.9M completion tokens". */
  parts: string;
  /** What is not extended, and what to do; null: nothing is left out. */
  leftOut: string | null;
}

/** The price of an extension in words. */
export function prepareExtension(plan: ExtensionPlan): ExtensionModel {
  const goingOn =
    plan.grownRuns > 0
      ? [`${counted(plan.grownGenerations, 'generation')} in ${counted(plan.grownRuns, 'run')}`]
      : [];
  const fresh =
    plan.newRuns > 0
      ? [`${counted(plan.newGenerations, 'generation')} in ${counted(plan.newRuns, 'new run')}`]
      : [];
  return {
    generations: `${plan.isUpperBound ? 'at most ' : ''}${counted(plan.generations, 'further generation')}`,
    parts: `${[...goingOn, ...fresh].join(', ')}; at most ${formatTokens(plan.maxCompletionTokens)} completion tokens.`,
    leftOut: leftOutText(plan.leftOut),
  };
}

/** What keeps a run from being extended, and what helps. */
const REASONS: Partial<Record<ExtensionPlan['leftOut'][number]['status'], string>> = {
  failed: 'failed (retry, then extend once more)',
  cancelled: 'cancelled (its benchmarks need a sweep of their own)',
};

function leftOutText(leftOut: ExtensionPlan['leftOut']): string | null {
  if (leftOut.length === 0) return null;
  const texts = leftOut.map(
    ({ status, runs }) => `${counted(runs, 'run')} ${REASONS[status] ?? status}`,
  );
  return `Left as they are: ${texts.join('; ')}.`;
}
