import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { normalQuantile } from '../normal.ts';
import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { mean } from '../summary.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { AllocationPlan } from './allocation-plan.ts';
import { expectedRunVariance } from './chance-prior.ts';

/** What the further samples of a question gave; missing and unscorable ones count as samples that are not correct. */
export interface FurtherSamples {
  item: string;
  samples: number;
  correct: number;
}

/** `interval` is for new questions like these; n counts questions. */
export interface AllocatedEstimate extends Estimate {
  value: number;
  /** For these questions. */
  seSameQuestions: number;
  intervalSameQuestions: Interval;
}

/**
 * The accuracy after a pilot of P repeats and further samples that {@link AllocationPlan} chose by what it saw.
 *
 * Estimate: the mean over questions of wᵢ·(pilot's share) + (1 − wᵢ)·(share of the further samples). It is unbiased.
 * Proof: the pilot's share has the mean pᵢ. The number nᵢ ≥ 1 of further samples depends on the pilot, but given the
 * pilot they are fresh: their share has the mean pᵢ whatever nᵢ is, so also without the condition. wᵢ depends on no
 * outcome of question i, so both parts keep their means, and wᵢ·pᵢ + (1 − wᵢ)·pᵢ = pᵢ. Pooling both stages is biased:
 * a question whose pilot was lucky enough to look certain gets few further samples that could correct it.
 *
 * Standard error for these questions: Σ vᵢ·(wᵢ²/P + (1 − wᵢ)²/nᵢ)/m², where vᵢ is the p(1 − p) that the posterior
 * expects after both stages (a posterior need not know why there are nᵢ samples). The interval for these questions is
 * Wilson's on the effective size value·(1 − value)/SE²; that for new ones is `newQuestionsInterval` of the questions'
 * estimates.
 * @throws RangeError where a question of the plan has no further sample, or counts are none.
 */
export function allocatedEstimate(options: {
  pilot: SampleMatrix;
  plan: AllocationPlan;
  further: readonly FurtherSamples[];
  level?: number;
}): AllocatedEstimate {
  const { level = USUAL_LEVEL } = options;
  checkLevel(level);
  const questions = twoStageQuestions(options);
  const estimates = questions.map(({ estimate }) => estimate);
  const value = Math.min(1, Math.max(0, mean(estimates) ?? 0));
  const m = questions.length;
  const squaredError = sumOf(questions, ({ variance, perSample }) => variance * perSample) / m ** 2;
  // The size of the sample if all questions were alike.
  const most = m ** 2 / sumOf(questions, ({ perSample }) => perSample);
  return {
    value,
    n: m,
    interval: newQuestionsInterval(
      estimates.map((estimate) => ({ samples: most / m, total: (estimate * most) / m })),
      level,
    ),
    seSameQuestions: Math.sqrt(squaredError),
    intervalSameQuestions: sameQuestionsInterval({ value, squaredError, most, level }),
  };
}

interface TwoStageQuestion {
  estimate: number;
  /** Expected p(1 − p). */
  variance: number;
  /** What one unit of it adds to the variance of the estimate. */
  perSample: number;
}

function twoStageQuestions(options: {
  pilot: SampleMatrix;
  plan: AllocationPlan;
  further: readonly FurtherSamples[];
}): TwoStageQuestion[] {
  const { pilot, plan } = options;
  const furtherByItem = new Map(options.further.map((samples) => [samples.item, samples]));
  return itemOutcomes(pilot).map(({ correct }, row) => {
    const { item, pilotWeight } = plannedItem(pilot, plan, row);
    const further = checkedFurther(item, furtherByItem.get(item));
    const share = correct / pilot.repeats;
    const counts = {
      correct: correct + further.correct,
      samples: pilot.repeats + further.samples,
    };
    return {
      estimate: pilotWeight * share + ((1 - pilotWeight) * further.correct) / further.samples,
      variance: expectedRunVariance(plan.prior, counts),
      perSample: pilotWeight ** 2 / pilot.repeats + (1 - pilotWeight) ** 2 / further.samples,
    };
  });
}

function plannedItem(pilot: SampleMatrix, plan: AllocationPlan, row: number) {
  const planned = plan.items[row];
  if (planned !== undefined && planned.item === pilot.items[row]) return planned;
  throw new RangeError(
    `The plan is not of this pilot: its question ${row + 1} is ${planned?.item}, not ${pilot.items[row]}.`,
  );
}

function checkedFurther(item: string, further: FurtherSamples | undefined): FurtherSamples {
  if (further === undefined || !(further.samples >= 1)) {
    throw new RangeError(`Item ${item} has no further sample: without one the estimate is biased.`);
  }
  if (further.correct >= 0 && further.correct <= further.samples) return further;
  throw new RangeError(
    `Item ${item} has ${further.correct} correct of ${further.samples} samples.`,
  );
}

/** Squared errors are above 0: no question is taken for certain. */
function sameQuestionsInterval(options: {
  value: number;
  squaredError: number;
  most: number;
  level: number;
}): Interval {
  const { value, squaredError, most, level } = options;
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: value,
    // All right or all wrong leaves nothing to divide.
    sampleSize: (value * (1 - value)) / squaredError || most,
    criticalValue: normalQuantile((1 + level) / 2),
  });
  return { low: lowFraction, high: highFraction, level, method: 'two-stage-wilson' };
}

function sumOf<Value>(values: readonly Value[], term: (value: Value) => number): number {
  return values.reduce((sum, value) => sum + term(value), 0);
}
