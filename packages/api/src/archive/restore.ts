import { AssayError } from '@assay/contracts/errors';
import { restoreArchived, type Archivable } from '@assay/db/queries/archive';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Puts what was archived back into the lists, as it was.
 * @throws AssayError 'not-found' for what is not in the workspace's archive.
 */
export async function restore(
  { services, actor }: UseCaseContext,
  noun: Archivable,
  { id }: { id: number },
): Promise<void> {
  const isRestored = await restoreArchived(services.pool, noun, {
    workspaceId: actor.workspace.id,
    id,
  });
  if (isRestored) return;
  throw new AssayError('not-found', `There is no archived ${noun} ${id} in this workspace.`);
}
