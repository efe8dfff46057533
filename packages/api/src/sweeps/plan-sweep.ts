import { AssayError } from '@assay/contracts/errors';
import type { SweepPlan, SweepSpec } from '@assay/contracts/sweeps';
import {
  countUsableCheckpoints,
  findExpectedLengths,
  findPlannedBenchmarks,
  type ExpectedLength,
  type PlannedBenchmark,
} from '@assay/db/queries/plan-sweep';

import type { UseCaseContext } from '../use-case.ts';

export type PlannableSpec = Omit<SweepSpec, 'name'>;

/** More than this in one sweep is a slip of the keyboard. */
const MOST_GENERATIONS = 20_000_000;

/**
 * What a sweep will cost. Stores nothing.
 * @throws AssayError 'not-found' when a checkpoint or benchmark version is not this workspace's,
 *   'bad-input' when one is named twice or the sweep would ask more than 20 million generations.
 */
export async function planSweep(
  { services, actor }: UseCaseContext,
  spec: PlannableSpec,
): Promise<SweepPlan> {
  const workspaceId = actor.workspace.id;
  const { checkpointIds, benchmarkVersionIds, repeats, sampling } = spec;
  refuseRepetition('checkpoint', checkpointIds);
  refuseRepetition('benchmark', benchmarkVersionIds);
  const [usable, benchmarks, lengths] = await Promise.all([
    countUsableCheckpoints(services.pool, workspaceId, checkpointIds),
    findPlannedBenchmarks(services.pool, workspaceId, benchmarkVersionIds),
    findExpectedLengths(services.pool, {
      workspaceId,
      checkpointIds,
      versionIds: benchmarkVersionIds,
    }),
  ]);
  if (usable !== checkpointIds.length || benchmarks.length !== benchmarkVersionIds.length) {
    throw new AssayError(
      'not-found',
      'A chosen checkpoint or benchmark is not there any more; choose again.',
    );
  }
  const perBenchmark = benchmarks.map((benchmark) => ({
    ...benchmark,
    generations: benchmark.items * repeats * checkpointIds.length,
  }));
  const generations = sum(perBenchmark.map((benchmark) => benchmark.generations));
  if (generations > MOST_GENERATIONS) {
    throw new AssayError(
      'bad-input',
      `That would be ${generations} generations; 20,000,000 is the most for one sweep.`,
    );
  }
  return {
    runs: checkpointIds.length * benchmarks.length,
    items: sum(benchmarks.map(({ items }) => items)),
    generations,
    maxCompletionTokens: generations * sampling.maxTokens,
    expectedCompletionTokens: expectedTokens(spec, benchmarks, lengths),
    perBenchmark,
  };
}

function refuseRepetition(noun: string, ids: readonly number[]): void {
  if (new Set(ids).size !== ids.length)
    throw new AssayError('bad-input', `A ${noun} was chosen twice.`);
}

/** Null unless every cell of the sweep has been measured before: half a forecast would look like a whole one. */
function expectedTokens(
  spec: PlannableSpec,
  benchmarks: readonly PlannedBenchmark[],
  lengths: readonly ExpectedLength[],
): number | null {
  if (lengths.length !== spec.checkpointIds.length * benchmarks.length) return null;
  const itemsOf = new Map(benchmarks.map(({ versionId, items }) => [versionId, items]));
  const tokens = lengths.map(
    ({ versionId, meanCompletionTokens }) =>
      (itemsOf.get(versionId) ?? 0) * spec.repeats * meanCompletionTokens,
  );
  return Math.round(sum(tokens));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
