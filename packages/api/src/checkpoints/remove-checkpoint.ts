import type { Removal } from '@assay/contracts/backends';
import { AssayError } from '@assay/contracts/errors';
import { removeCheckpoint as removeRow } from '@assay/db/queries/removals';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Deletes a checkpoint that nothing refers to; hides any other, whose runs stay.
 * @throws AssayError 'not-found' for another workspace's checkpoint.
 */
export async function removeCheckpoint(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<Removal> {
  const removal = await removeRow(services.pool, { workspaceId: actor.workspace.id, id });
  if (removal !== null) return removal;
  throw new AssayError('not-found', `There is no checkpoint ${id} in this workspace.`);
}
