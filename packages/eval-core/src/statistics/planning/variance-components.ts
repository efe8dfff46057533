import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { runVariance, type SampledShare } from '../sampled-share.ts';
import { mean, sampleVariance } from '../summary.ts';

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
}

/**
 * Splits the variance of one checkpoint's samples into run and question (one-way random effects by moments;
 * Searle, Casella & McCulloch, "Variance Components", 1992, chapter 3):
 * run = mean of pᵢ(1 − pᵢ)·nᵢ/(nᵢ − 1) over questions with nᵢ ≥ 2 samples, which is unbiased;
 * question = var(pᵢ) − run · mean(1/nᵢ), with ddof 1, and 0 where that is negative.
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
  return componentsOf({
    values: shares.map(({ share }) => share),
    run: runVariance(shares),
    noise: noiseOf(shares),
  });
}

/**
 * The same for second − first on the questions that both have, where `question` needs no assumption of how the
 * two checkpoints' chances go together: it is seen.
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
  const sides = [pairs.map((pair) => pair.first), pairs.map((pair) => pair.second)] as const;
  return componentsOf({
    values: pairs.map((pair) => pair.second.share - pair.first.share),
    run: sumKnown(runVariance(sides[0]), runVariance(sides[1])),
    noise: sumKnown(noiseOf(sides[0]), noiseOf(sides[1])),
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

/** What run noise adds to the variance of the shares. */
function noiseOf(shares: readonly SampledShare[]): number | null {
  const run = runVariance(shares);
  const perSample = mean(shares.map(({ samples }) => 1 / samples));
  return run === null || perSample === null ? null : run * perSample;
}

function componentsOf(options: {
  values: readonly number[];
  run: number | null;
  noise: number | null;
}): VarianceComponents {
  const { values, run, noise } = options;
  const spread = sampleVariance(values);
  const question = spread === null || noise === null ? null : Math.max(0, spread - noise);
  const total = run === null ? spread : sumKnown(run, question);
  return { questions: values.length, mean: mean(values), run, question, total };
}

function sumKnown(first: number | null, second: number | null): number | null {
  return first === null || second === null ? null : first + second;
}
