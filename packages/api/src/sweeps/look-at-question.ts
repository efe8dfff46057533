import type { StoppingLook, StoppingQuestion } from '@assay/contracts/sweep-stopping';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';
import { sequentialAccuracy } from '@assay/eval-core/statistics/sequential/sequential-accuracy';
import { sequentialComparison } from '@assay/eval-core/statistics/sequential/sequential-comparison';

export interface LookedAt {
  question: StoppingQuestion;
  level: number;
  run: SampleMatrix;
  /** As many repeats as the run's; null where the question needs none. */
  baseline: SampleMatrix | null;
}

/**
 * What is known after the repeats of a round, all of which have ended: a sample that failed is not correct. Null where
 * there is nothing to look at.
 */
export function lookAtQuestion({ question, level, run, baseline }: LookedAt): StoppingLook | null {
  if (question.kind === 'precision') return lookAtAccuracy({ run, level, ...question });
  if (baseline === null) return null;
  const { deltaFraction: delta } = question;
  const options = { level, isFinished: true, ...(delta !== null && { delta }) };
  const step = sequentialComparison(baseline, run, options).steps.at(-1);
  if (step === undefined) return null;
  const { repeat, difference, interval, verdict } = step;
  return lookOf({ repeats: repeat, estimateFraction: difference, interval, verdict });
}

function lookAtAccuracy(look: {
  run: SampleMatrix;
  level: number;
  halfWidthFraction: number;
}): StoppingLook | null {
  const { run, level, halfWidthFraction } = look;
  const step = sequentialAccuracy(run, { level, isFinished: true }).at(-1);
  if (step === undefined) return null;
  const { repeat, accuracy, interval } = step;
  const isPrecise = (interval.high - interval.low) / 2 <= halfWidthFraction;
  const verdict = isPrecise ? 'precise' : 'undecided';
  return lookOf({ repeats: repeat, estimateFraction: accuracy, interval, verdict });
}

function lookOf({
  interval: { low, high },
  ...rest
}: Omit<StoppingLook, 'lowFraction' | 'highFraction'> & {
  interval: { low: number; high: number };
}): StoppingLook {
  return { ...rest, lowFraction: low, highFraction: high };
}
