import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { mean } from '../summary.ts';
import { expectedRunVariance, fitChancePrior, type ChancePrior } from './chance-prior.ts';
import { spreadBudget } from './spread-budget.ts';

/** Further samples of all questions together, or completion tokens for them. */
export type AllocationBudget = { samples: number } | { tokens: number };

export interface ItemAllocation {
  item: string;
  /** Further ones; at least 1. */
  repeats: number;
  /** Root of the p(1 − p) that is expected after the pilot. */
  expectedSd: number;
  /** Expected of one sample; null: unknown of all items. */
  tokens: number | null;
  /** What the pilot's share counts in the question's estimate; the further samples count the rest. */
  pilotWeight: number;
}

export interface AllocationPlan {
  items: ItemAllocation[];
  pilotRepeats: number;
  prior: ChancePrior;
  /** Further samples and, where known, their expected tokens. */
  samples: number;
  tokens: number | null;
  /** Standard error on these questions that is expected of the two stages together. */
  predictedSe: number;
  /** The same for the pilot and an equal number of repeats each at the same cost. */
  uniformSe: number;
  /** Of all samples, pilot included, that uniform repeats would need for the same standard error; below 0: a loss. */
  samplesSavedFraction: number;
  /** The same of tokens; null: they are unknown. */
  tokensSavedFraction: number | null;
}

/**
 * Further repeats for the questions where they buy most: in proportion to √(p(1 − p)/cost), with the p(1 − p) that a
 * posterior expects after the pilot. (Its root, and not the expected root, makes the expected squared error least.)
 * Missing and unscorable cells of the pilot are not correct, as in the accuracy. A question without known tokens is
 * taken to cost the mean of the others. Estimate with `allocatedEstimate`: pooling the samples would be biased.
 *
 * The pilot's weight P/(P + n̄) has the mean n̄ of further samples in place of the question's own, so no outcome
 * decides it. A budget of tokens buys a number of samples that the pilot's replies themselves decide; there each
 * question's n̄ comes from the tokens of the other questions.
 * @throws RangeError for a pilot without a cell, or a budget that does not pay for one sample of every question.
 */
export function allocationPlan(
  pilot: SampleMatrix,
  { budget }: { budget: AllocationBudget },
): AllocationPlan {
  const { items, repeats } = pilot;
  if (items.length === 0 || repeats === 0) {
    throw new RangeError('The pilot has no samples: ask every question at least once first.');
  }
  const correct = itemOutcomes(pilot).map((outcomes) => outcomes.correct);
  const prior = fitChancePrior(correct, repeats);
  const variances = correct.map((count) =>
    expectedRunVariance(prior, { correct: count, samples: repeats }),
  );
  const tokens = itemTokens(pilot);
  const ones = items.map(() => 1);
  const costs = 'tokens' in budget ? requireTokens(tokens) : ones;
  const amount = 'tokens' in budget ? budget.tokens : budget.samples;
  const counts = spreadBudget({ variances, costs, budget: amount });
  const weights = pilotWeights({ repeats, costs, budget: amount });
  const rows = items.map((item, row) => ({
    item,
    repeats: counts[row] ?? 1,
    expectedSd: Math.sqrt(variances[row] ?? 0),
    tokens: tokens?.[row] ?? null,
    pilotWeight: weights[row] ?? 1,
  }));
  const spent = { rows, pilotRepeats: repeats };
  return {
    items: rows,
    pilotRepeats: repeats,
    prior,
    samples: dot(counts, ones),
    tokens: tokens === null ? null : dot(counts, tokens),
    predictedSe: Math.sqrt(expectedSquaredError(spent)),
    uniformSe: Math.sqrt(
      uniformSquaredError(variances, repeats + dot(counts, costs) / dot(costs, ones)),
    ),
    samplesSavedFraction: savedFraction(spent, ones),
    tokensSavedFraction: tokens === null ? null : savedFraction(spent, tokens),
  };
}

interface Spent {
  rows: readonly ItemAllocation[];
  pilotRepeats: number;
}

function expectedSquaredError({ rows, pilotRepeats }: Spent): number {
  const total = rows.reduce((sum, { repeats, expectedSd, pilotWeight }) => {
    const perSample = pilotWeight ** 2 / pilotRepeats + (1 - pilotWeight) ** 2 / repeats;
    return sum + expectedSd ** 2 * perSample;
  }, 0);
  return total / rows.length ** 2;
}

function uniformSquaredError(variances: readonly number[], repeats: number): number {
  return variances.reduce((sum, variance) => sum + variance, 0) / repeats / variances.length ** 2;
}

/** Against uniform repeats, whole or not, that reach the same standard error. */
function savedFraction(spent: Spent, costs: readonly number[]): number {
  const { rows, pilotRepeats } = spent;
  const variances = rows.map(({ expectedSd }) => expectedSd ** 2);
  const uniformRepeats = uniformSquaredError(variances, 1) / expectedSquaredError(spent);
  const perRepeat = costs.reduce((sum, cost) => sum + cost, 0);
  const further = dot(
    rows.map(({ repeats }) => repeats),
    costs,
  );
  return 1 - (pilotRepeats * perRepeat + further) / (uniformRepeats * perRepeat);
}

/** Where all costs are 1 the others say what the question itself would: nothing that an outcome decides. */
function pilotWeights(options: { repeats: number; costs: readonly number[]; budget: number }) {
  const { repeats, costs, budget } = options;
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  return costs.map((cost) => {
    const ofOthers = costs.length === 1 ? cost : (total - cost) / (costs.length - 1);
    return repeats / (repeats + budget / (costs.length * ofOthers));
  });
}

/** The mean of every question's known samples; the mean of the others where none is known; null: none at all. */
function itemTokens({ items, repeats, tokens }: SampleMatrix): number[] | null {
  const known = items.map((_, row) =>
    mean([...tokens.subarray(row * repeats, (row + 1) * repeats)].filter((n) => !isNaN(n))),
  );
  const overall = mean(known.filter((value) => value !== null));
  // A reply of no tokens still costs a request.
  return overall === null ? null : known.map((value) => Math.max(1, value ?? overall));
}

function requireTokens(tokens: number[] | null): number[] {
  if (tokens !== null) return tokens;
  throw new RangeError(
    'No sample of the pilot has known tokens: give a budget of samples instead.',
  );
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, row) => sum + value * (second[row] ?? 0), 0);
}
