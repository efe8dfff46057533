import { AssayError } from '@assay/contracts/errors';
import type { ExtendSweepInput } from '@assay/contracts/sweep-extension';
import type { DatabaseClient } from '@assay/db/pool';
import { findRunShapes, growRun, lockSweep, setSweepSpec } from '@assay/db/queries/extend-sweep';
import { insertRuns } from '@assay/db/queries/insert-runs';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import { enqueueDecision } from '@assay/db/queries/sweep-stopping';
import { findSweep } from '@assay/db/queries/sweeps';
import { enqueueShardJobs } from '@assay/db/queue/enqueue-shards';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { extendedSpec } from './extended-spec.ts';
import { growthOfRuns } from './growth-of-runs.ts';
import { nothingAdded, planExtension } from './plan-extension.ts';
import { refuseOtherModel } from './refuse-other-model.ts';
import { itemsPerShard } from './shard-size.ts';

/**
 * Lets a sweep ask more, whether it has ended or not: more repeats and items of its runs, and runs of further
 * checkpoints. What is added has the seeds that it would have had if it had been planned from the beginning. Runs
 * that failed or were cancelled stay as they are; once they are retried, the same extension takes them in. A sweep that
 * stops when decided goes on by itself with what is undecided.
 * @throws AssayError as planExtension does.
 */
export async function extendSweep(ctx: UseCaseContext, input: ExtendSweepInput): Promise<void> {
  await planExtension(ctx, input);
  const { services, actor } = ctx;
  const key = { workspaceId: actor.workspace.id, sweepId: input.id };
  await inTransaction(services.pool, (client) => extend(client, key, input));
  services.progress.announce(input.id);
}

/** Somebody may have extended it since it was planned: what is there is read anew under the lock. */
async function extend(
  client: DatabaseClient,
  key: SweepKey,
  { id: _, ...extension }: ExtendSweepInput,
): Promise<void> {
  await lockSweep(client, key);
  const sweep = await findSweep(client, key.workspaceId, key.sweepId);
  if (!sweep) throw new AssayError('not-found', `Sweep ${key.sweepId} is gone.`);
  const spec = extendedSpec(sweep.spec, extension);
  const { grown, leftOut } = growthOfRuns(await findRunShapes(client, key), extension);
  await refuseOtherModel(
    client,
    grown.map(({ runId }) => runId),
  );
  if (spec.stopping === undefined) {
    for (const run of grown) await growRun(client, run, itemsPerShard);
  }
  const newRuns =
    extension.furtherCheckpointIds.length === 0
      ? 0
      : await insertRuns(client, { ...key, spec, itemsPerShard });
  if (grown.length + newRuns === 0) throw nothingAdded(leftOut.length > 0);
  await setSweepSpec(client, key, spec);
  await enqueueShardJobs(client, key.sweepId);
  await enqueueDecision(client, key.sweepId);
}
