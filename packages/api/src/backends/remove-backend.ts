import type { Removal } from '@assay/contracts/backends';
import { AssayError } from '@assay/contracts/errors';
import { removeBackend as removeRow } from '@assay/db/queries/removals';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Deletes a backend on which there never was a checkpoint; hides any other, whose measurements stay.
 * @throws AssayError 'not-found' for another workspace's backend.
 */
export async function removeBackend(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<Removal> {
  const removal = await removeRow(services.pool, { workspaceId: actor.workspace.id, id });
  if (removal !== null) return removal;
  throw new AssayError('not-found', `There is no backend ${id} in this workspace.`);
}
