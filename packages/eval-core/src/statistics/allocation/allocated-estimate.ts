import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { studentTQuantile } from '../student-t.ts';
import { mean } from '../summary.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { AllocationPlan } from './allocation-plan.ts';
import { expectedRunVariance, priorOfMoments, type ChancePrior } from './chance-prior.ts';

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
 * Wilson's on the effective size value·(1 − value)/SE², with Student's t at 2m degrees of freedom; that for new ones
 * is `newQuestionsInterval` of the questions' estimates.
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
  // The size of the sample if all questions were alike.
  const most = m ** 2 / sumOf(questions, ({ perSample }) => perSample);
  const prior = priorOfStages(questions, (value * most + 0.5) / (most + 1));
  const squaredError =
    sumOf(questions, (each) => expectedRunVariance(prior, each.counts) * each.perSample) / m ** 2;
  return {
    value,
    n: m,
    interval: newQuestionsInterval(
      estimates.map((estimate) => ({ samples: most / m, total: (estimate * most) / m })),
      level,
    ),
    seSameQuestions: Math.sqrt(squaredError),
    intervalSameQuestions: sameQuestionsInterval({ value, squaredError, most, level, m }),
  };
}

interface TwoStageQuestion {
  estimate: number;
  pilotShare: number;
  furtherShare: number;
  /** Of both stages. */
  counts: { correct: number; samples: number };
  /** What one unit of p(1 − p) adds to the variance of the estimate. */
  perSample: number;
}

/** The covariance of the two shares is without bias the variance of chances: their noise has nothing in common. */
function priorOfStages(questions: readonly TwoStageQuestion[], centre: number): ChancePrior {
  const pilotMean = mean(questions.map(({ pilotShare }) => pilotShare)) ?? 0;
  const furtherMean = mean(questions.map(({ furtherShare }) => furtherShare)) ?? 0;
  const products = sumOf(
    questions,
    ({ pilotShare, furtherShare }) => (pilotShare - pilotMean) * (furtherShare - furtherMean),
  );
  return priorOfMoments(centre, products / Math.max(1, questions.length - 1));
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
    const pilotShare = correct / pilot.repeats;
    const furtherShare = further.correct / further.samples;
    const counts = {
      correct: correct + further.correct,
      samples: pilot.repeats + further.samples,
    };
    return {
      estimate: pilotWeight * pilotShare + (1 - pilotWeight) * furtherShare,
      pilotShare,
      furtherShare,
      counts,
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
  m: number;
}): Interval {
  const { value, squaredError, most, level, m } = options;
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: value,
    // All right or all wrong leaves nothing to divide.
    sampleSize: (value * (1 - value)) / squaredError || most,
    // Two shares of each question tell the error.
    criticalValue: studentTQuantile((1 + level) / 2, 2 * m),
  });
  return { low: lowFraction, high: highFraction, level, method: 'two-stage-wilson' };
}

function sumOf<Value>(values: readonly Value[], term: (value: Value) => number): number {
  return values.reduce((sum, value) => sum + term(value), 0);
}
