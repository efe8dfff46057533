import type { CheckpointDetail } from '@assay/contracts/checkpoints';
import { AssayError } from '@assay/contracts/errors';
import { findCheckpoint } from '@assay/db/queries/checkpoints';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's checkpoint. */
export async function getCheckpoint(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<CheckpointDetail> {
  const checkpoint = await findCheckpoint(services.pool, { workspaceId: actor.workspace.id, id });
  if (checkpoint !== null) return checkpoint;
  throw new AssayError('not-found', `There is no checkpoint ${id} in this workspace.`);
}
