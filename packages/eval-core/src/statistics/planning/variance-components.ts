import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { runVariance, type SampledShare } from '../sampled-share.ts';
import { mean, sampleVariance } from '../summary.ts';
import {
  shrunkQuestionVariance,
  shrunkRunVariance,
  UNKNOWN_CHANCE,
  UNKNOWN_DIFFERENCE,
  type UnknownQuestion,
} from './shrunk-variance.ts';

/** Where the doubt of an accuracy, or of a difference of two, comes from; squared fractions. `null`: not known. */
export interface VarianceComponents {
  /** Questions that have samples; of a difference, those that both checkpoints have. */
  questions: number;
  /** The accuracy, or second − first. */
  mean: number | null;
  /** Of one sample (of a difference: one of each checkpoint) around its question's own chance. */
  run: number | null;
  /** Of the questions' own chances (of a difference: of their differences), without the noise of runs. */
  question: number | null;
  /** Of one sample of one new question: run + question. Known with one repeat too. */
  total: number | null;
  /** Of which part the samples show nothing, so that it is all the prior's: see shrunk-variance.ts. */
  unseen: { run: boolean; question: boolean };
}

/**
 * Splits the variance of one checkpoint's samples into run and question (one-way random effects by moments;
 * Searle, Casella & McCulloch, "Variance Components", 1992, chapter 3):
 * run = mean of pᵢ(1 − pᵢ)·nᵢ/(nᵢ − 1) over questions with nᵢ ≥ 2 samples, which is unbiased;
 * question = var(pᵢ) − run · mean(1/nᵢ), with ddof 1, and 0 where that is negative.
 * Samples that never differed do not show that they cannot, and few that did say little, so both are shrunk towards
 * what is taken where nothing is known, in one way for all: {@link shrunkRunVariance}, {@link shrunkQuestionVariance}. One
 * answer more moves run by at most 1/n of n samples and question by about 1/m of m questions.
 * Unscorable samples are not correct. Missing cells are left out: a sample that is still to come says nothing
 * of how samples vary. With one sample each only `total` is known.
 */
export function varianceComponents(matrix: SampleMatrix): VarianceComponents {
  return componentsOfShares([...sharesByItem(matrix).values()]);
}

/** The same from counts of every item; those without samples are left out. */
export function varianceComponentsOfItems(
  items: readonly { samples: number; correct: number }[],
): VarianceComponents {
  const measured = items.filter(({ samples }) => samples > 0);
  return componentsOfShares(
    measured.map(({ samples, correct }) => ({ share: correct / samples, samples })),
  );
}

function componentsOfShares(shares: readonly SampledShare[]): VarianceComponents {
  const values = shares.map(({ share }) => share);
  return componentsOf({ values, sides: [shares], unknown: UNKNOWN_CHANCE });
}

/**
 * The same for second − first on the questions that both have, where `question` needs no assumption of how the
 * two checkpoints' chances go together: it is seen. The noise of runs is the sum of both sides', each shrunk by itself.
 */
export function differenceComponents(
  first: SampleMatrix,
  second: SampleMatrix,
): VarianceComponents {
  const before = sharesByItem(first);
  const pairs = [...sharesByItem(second)].flatMap(([item, after]) => {
    const partner = before.get(item);
    return partner ? [{ first: partner, second: after }] : [];
  });
  return componentsOf({
    values: pairs.map((pair) => pair.second.share - pair.first.share),
    sides: [pairs.map((pair) => pair.first), pairs.map((pair) => pair.second)],
    unknown: UNKNOWN_DIFFERENCE,
  });
}

function sharesByItem(matrix: SampleMatrix): Map<string, SampledShare> {
  const shares = new Map<string, SampledShare>();
  itemOutcomes(matrix).forEach(({ correct, missing }, row) => {
    const samples = matrix.repeats - missing;
    const item = matrix.items[row];
    if (samples > 0 && item !== undefined) shares.set(item, { share: correct / samples, samples });
  });
  return shares;
}

interface RunNoise {
  /** Of one sample, to plan with; null: not known. */
  run: number | null;
  /** What the noise that was seen adds to the variance of the shares. */
  noise: number | null;
  isUnseen: boolean;
}

function runNoiseOf(shares: readonly SampledShare[]): RunNoise {
  const seen = runVariance(shares);
  const perSample = mean(shares.map(({ samples }) => 1 / samples));
  if (seen === null || perSample === null) return { run: null, noise: null, isUnseen: false };
  const run = shrunkRunVariance(seen, repeatedSamples(shares));
  return { run, noise: seen * perSample, isUnseen: seen === 0 };
}

/** Of the questions that were asked twice or more. */
function repeatedSamples(shares: readonly SampledShare[]): number {
  return shares.reduce((sum, { samples }) => sum + (samples >= 2 ? samples : 0), 0);
}

interface Measured {
  values: readonly number[];
  /** The shares behind the values: of a difference, those of both checkpoints. */
  sides: readonly (readonly SampledShare[])[];
  unknown: UnknownQuestion;
}

function componentsOf({ values, sides, unknown }: Measured): VarianceComponents {
  const noises = sides.map(runNoiseOf);
  const run = sumKnown(noises.map((side) => side.run));
  const noise = sumKnown(noises.map((side) => side.noise));
  const spread = sampleVariance(values);
  const average = mean(values);
  const shrunk = (variance: number | null, prior: Omit<UnknownQuestion, 'runVariance'>) =>
    variance === null || average === null
      ? null
      : shrunkQuestionVariance({ variance, mean: average, questions: values.length }, prior);
  const seen = spread === null || noise === null ? null : Math.max(0, spread - noise);
  const question = shrunk(seen, unknown);
  const oneSample = { ...unknown, variance: unknown.variance + unknown.runVariance };
  return {
    questions: values.length,
    mean: average,
    run,
    question,
    total: run === null ? shrunk(spread, oneSample) : sumKnown([run, question]),
    unseen: {
      run: noises.some(({ isUnseen }) => isUnseen),
      question: spread === 0 && noises.every((side) => side.run === null || side.isUnseen),
    },
  };
}

function sumKnown(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
