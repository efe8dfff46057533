import { AssayError } from '@assay/contracts/errors';
import type { SweepPlan, SweepSpec } from '@assay/contracts/sweeps';
import type { Pool } from '@assay/db/pool';
import {
  findExpectedLengths,
  findPlannedBenchmarks,
  findPlannedCheckpoints,
  type PlannedBenchmark,
} from '@assay/db/queries/plan-sweep';
import { countUsableSystemMessages, countUsableTemplates } from '@assay/db/queries/prompts';

import { refuseJudges } from '../gradings/refuse-judge.ts';
import type { UseCaseContext } from '../use-case.ts';
import { countRuns, type PromptChoice } from './count-runs.ts';
import { expectedTokens } from './expected-tokens.ts';
import { refuseDropped } from './refuse-dropped.ts';
import { refuseExcess } from './refuse-excess.ts';
import { refuseStopping } from './refuse-stopping.ts';
import { refuseUncutLoops } from './refuse-uncut-loops.ts';
import { refuseUnswitchable } from './refuse-unswitchable.ts';

export type PlannableSpec = Omit<SweepSpec, 'name'>;

/**
 * What a sweep will cost. Stores nothing.
 * @throws AssayError 'not-found' when a checkpoint, benchmark version, prompt template or system message is
 *   not this workspace's, 'bad-input' when one is named twice, a backend would drop a sampling parameter, cannot
 *   load a checkpoint or cut loops short, a judge would have to be loaded, or the sweep would have more than 100,000 runs
 *   or 20 million generations.
 */
export async function planSweep(
  { services, actor }: UseCaseContext,
  spec: PlannableSpec,
): Promise<SweepPlan> {
  refuseRepetitions(spec);
  refuseStopping(spec);
  const { checkpoints, benchmarks, lengths } = await findParts({ services, actor }, spec);
  const { repeats, sampling } = spec;
  refuseDropped(sampling, checkpoints);
  refuseUnswitchable(checkpoints);
  if (spec.cutsLoops) refuseUncutLoops(checkpoints);
  const { runs, promptVariants, runsOfVersion } = countRuns(checkpoints, benchmarks, spec);
  const perBenchmark = benchmarks.map(({ versionId, title, items }) => ({
    versionId,
    title,
    items,
    generations: items * repeats * (runsOfVersion.get(versionId) ?? 0),
  }));
  const generations = sum(perBenchmark.map((benchmark) => benchmark.generations));
  refuseExcess({ runs, generations });
  return {
    runs,
    promptVariants,
    items: sum(benchmarks.map(({ items }) => items)),
    generations,
    maxCompletionTokens: generations * sampling.maxTokens,
    expectedCompletionTokens: expectedTokens({
      checkpoints,
      benchmarks,
      choice: spec,
      repeats,
      runs,
      lengths,
    }),
    perBenchmark,
  };
}

async function findParts({ services: { pool }, actor }: UseCaseContext, spec: PlannableSpec) {
  const workspaceId = actor.workspace.id;
  const { checkpointIds, benchmarkVersionIds: versionIds } = spec;
  const [checkpoints, benchmarks, lengths] = await Promise.all([
    findPlannedCheckpoints(pool, workspaceId, checkpointIds),
    findPlannedBenchmarks(pool, workspaceId, versionIds),
    findExpectedLengths(pool, { workspaceId, checkpointIds, versionIds }),
    requirePrompts(pool, workspaceId, spec),
    refuseJudges(pool, workspaceId, { table: 'benchmark_version', ids: versionIds }),
  ]);
  if (checkpoints.length !== checkpointIds.length || benchmarks.length !== versionIds.length) {
    throw new AssayError(
      'not-found',
      'A chosen checkpoint or benchmark is not there any more; choose again.',
    );
  }
  return { checkpoints, benchmarks: benchmarks.map(withLimit(spec)), lengths };
}

function withLimit({ itemLimit = Infinity }: PlannableSpec) {
  return (benchmark: PlannedBenchmark): PlannedBenchmark => ({
    ...benchmark,
    items: Math.min(benchmark.items, itemLimit),
  });
}

async function requirePrompts(
  pool: Pool,
  workspaceId: number,
  { promptTemplateIds, systemMessageIds }: PromptChoice,
): Promise<void> {
  const templates = promptTemplateIds.filter((id) => id !== null);
  const messages = systemMessageIds.filter((id) => id !== null);
  const [usableTemplates, usableMessages] = await Promise.all([
    countUsableTemplates(pool, workspaceId, templates),
    countUsableSystemMessages(pool, workspaceId, messages),
  ]);
  if (usableTemplates !== templates.length || usableMessages !== messages.length) {
    throw new AssayError(
      'not-found',
      'A chosen prompt template or system message is not there; choose again.',
    );
  }
}

function refuseRepetitions(spec: PlannableSpec): void {
  refuseRepetition('checkpoint', spec.checkpointIds);
  refuseRepetition('benchmark', spec.benchmarkVersionIds);
  refuseRepetition('prompt template', spec.promptTemplateIds);
  refuseRepetition('system message', spec.systemMessageIds);
}

function refuseRepetition(noun: string, ids: readonly (number | null)[]): void {
  if (new Set(ids).size !== ids.length)
    throw new AssayError('bad-input', `A ${noun} was chosen twice.`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
