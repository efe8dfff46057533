import { AssayError } from '@assay/contracts/errors';
import type { ExtendSweepInput, ExtensionPlan } from '@assay/contracts/sweep-extension';
import type { SweepSpec } from '@assay/contracts/sweeps';
import { findRunShapes } from '@assay/db/queries/extend-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { extendedSpec } from './extended-spec.ts';
import { generationsOf, growthOfRuns } from './growth-of-runs.ts';
import { planSweep } from './plan-sweep.ts';
import { refuseExcess } from './refuse-excess.ts';
import { refuseOtherModel } from './refuse-other-model.ts';
import { requireSweep } from './require-sweep.ts';

/**
 * What extending a sweep will cost. Stores nothing.
 * @throws AssayError 'not-found' for another workspace's sweep, and as planSweep does for further checkpoints;
 *   'bad-input' for less than the sweep asks for already, or too much; 'conflict' when nothing would be
 *   added, or a run would go on with another model.
 */
export async function planExtension(
  ctx: UseCaseContext,
  { id: sweepId, ...extension }: ExtendSweepInput,
): Promise<ExtensionPlan> {
  const { services, actor } = ctx;
  const sweep = await requireSweep(ctx, sweepId);
  const spec = extendedSpec(sweep.spec, extension);
  const shapes = await findRunShapes(services.pool, { workspaceId: actor.workspace.id, sweepId });
  const growth = growthOfRuns(shapes, extension);
  const { furtherCheckpointIds: checkpointIds } = extension;
  const further =
    checkpointIds.length === 0
      ? { runs: 0, generations: 0 }
      : await planSweep(ctx, { ...withoutStopping(spec), checkpointIds });
  const generations = growth.generations + further.generations;
  const asked = shapes.reduce((sum, shape) => sum + generationsOf(shape), 0);
  refuseExcess({ runs: shapes.length + further.runs, generations: asked + generations });
  if (generations === 0) throw nothingAdded(growth.leftOut.length > 0);
  await refuseOtherModel(
    services.pool,
    growth.grown.map(({ runId }) => runId),
  );
  return {
    grownRuns: growth.grown.length,
    grownGenerations: growth.generations,
    newRuns: further.runs,
    newGenerations: further.generations,
    generations,
    isUpperBound: spec.stopping !== undefined,
    maxCompletionTokens: generations * spec.sampling.maxTokens,
    leftOut: growth.leftOut,
  };
}

/** Further checkpoints alone need not have the baseline among them; they may ask all repeats. */
function withoutStopping({ stopping: _, ...spec }: SweepSpec): SweepSpec {
  return spec;
}

/** What is said where an extension adds no generation. */
export function nothingAdded(areRunsLeftOut: boolean): AssayError {
  return new AssayError(
    'conflict',
    areRunsLeftOut
      ? 'Nothing would be added: the runs that ask for less have failed or were cancelled. Retry those that failed first.'
      : 'Nothing would be added: every run asks for as much already.',
  );
}
