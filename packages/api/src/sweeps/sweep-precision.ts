import { AssayError } from '@assay/contracts/errors';
import type { BenchmarkPrecision, SweepPrecisionInput } from '@assay/contracts/sweep-precision';
import { findPlannedBenchmarks, type PlannedBenchmark } from '@assay/db/queries/plan-sweep';
import { findPlanningRuns, type PlanningRun } from '@assay/db/queries/planning-runs';

import type { UseCaseContext } from '../use-case.ts';
import { ASSUMED_SPREAD, spreadOfRun } from './spread-of-run.ts';

/**
 * How the samples of each benchmark vary and what they cost, from an earlier run where there is one: from this the
 * form works out what a design can show, without asking again for every number of repeats.
 * @throws AssayError 'not-found' when a benchmark version is not this workspace's.
 */
export async function sweepPrecision(
  { services: { pool }, actor }: UseCaseContext,
  { benchmarkVersionIds: versionIds, checkpointIds }: SweepPrecisionInput,
): Promise<BenchmarkPrecision[]> {
  const workspaceId = actor.workspace.id;
  const [benchmarks, runs] = await Promise.all([
    findPlannedBenchmarks(pool, workspaceId, versionIds),
    findPlanningRuns(pool, { workspaceId, versionIds, checkpointIds }),
  ]);
  if (benchmarks.length !== versionIds.length) {
    throw new AssayError('not-found', 'A chosen benchmark is not there any more; choose again.');
  }
  const runOf = new Map(runs.map((run) => [run.versionId, run]));
  return benchmarks.map((benchmark) => precisionOf(benchmark, runOf.get(benchmark.versionId)));
}

function precisionOf(
  { versionId, title, items }: PlannedBenchmark,
  run: PlanningRun | undefined,
): BenchmarkPrecision {
  const benchmark = { versionId, title, items };
  if (run === undefined) {
    const unknown = { seen: null, meanCompletionTokens: null, tokensPerSecond: null };
    return { ...benchmark, ...unknown, ...ASSUMED_SPREAD };
  }
  const { runId, checkpointName, repeats, isOtherVersion } = run;
  const { mean, ...spread } = spreadOfRun(run);
  return {
    ...benchmark,
    seen: { runId, checkpointName, repeats, isOtherVersion, mean },
    ...spread,
    meanCompletionTokens: run.meanCompletionTokens,
    tokensPerSecond: run.tokensPerSecond,
  };
}
