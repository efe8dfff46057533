import {
  allocatedEstimate,
  type AllocatedEstimate,
  type FurtherSamples,
} from '@assay/eval-core/statistics/allocation/allocated-estimate';
import {
  allocationPlan,
  type AllocationBudget,
  type AllocationPlan,
  type ItemAllocation,
} from '@assay/eval-core/statistics/allocation/allocation-plan';
import { percentText } from '@assay/eval-core/statistics/percent-text';
import { itemOutcomes, type SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { CommandFailure } from '../failure.ts';
import { STANDARD_INPUT } from '../lines/read-line-file.ts';
import { readSamples } from '../statistics/read-samples.ts';

export interface AllocateOptions {
  samples?: number;
  tokens?: number;
  /** A file with the samples that the plan asked for. */
  further?: string;
  level?: number;
}

export type Allocated =
  { lines: ItemAllocation[]; summary: string } | { estimate: AllocatedEstimate };

/**
 * The plan for further samples after a pilot; where those samples are given, the estimate from both.
 * @throws CommandFailure with one sentence
 */
export async function allocate(
  file: string = STANDARD_INPUT,
  { samples, tokens, further, level }: AllocateOptions,
): Promise<Allocated> {
  const budget = budgetOf(samples, tokens);
  const { matrix: pilot } = await readSamples(file);
  const plan = asked(() => allocationPlan(pilot, { budget }));
  if (further === undefined) return { lines: plan.items, summary: summaryOf(plan) };
  const second = furtherSamples((await readSamples(further)).matrix);
  const options = { pilot, plan, further: second, ...(level !== undefined && { level }) };
  return { estimate: asked(() => allocatedEstimate(options)) };
}

function budgetOf(samples: number | undefined, tokens: number | undefined): AllocationBudget {
  if (samples !== undefined && tokens === undefined) return { samples };
  if (tokens !== undefined && samples === undefined) return { tokens };
  throw new CommandFailure('Give the budget: either --samples or --tokens.');
}

/** What the core refuses of the input is a sentence for people. */
function asked<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(error.message);
    throw error;
  }
}

/** Cells that are not there were not asked for: an item has as many samples as lines. */
function furtherSamples(matrix: SampleMatrix): FurtherSamples[] {
  return itemOutcomes(matrix).flatMap(({ correct, incorrect, unscorable }, row) => {
    const item = matrix.items[row];
    return item === undefined ? [] : { item, samples: correct + incorrect + unscorable, correct };
  });
}

function summaryOf(plan: AllocationPlan): string {
  const { samples, predictedSe, uniformSe, tokensSavedFraction, samplesSavedFraction } = plan;
  const what = tokensSavedFraction === null ? 'samples' : 'tokens';
  const saved = tokensSavedFraction ?? samplesSavedFraction;
  return (
    `${samples} further samples: standard error ${points(predictedSe)} points on these questions, ` +
    `${points(uniformSe)} with equal repeats; ${percentText(saved)} % of the ${what} saved at equal error.`
  );
}

function points(fraction: number): string {
  return percentText(fraction, 2);
}
