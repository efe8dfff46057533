import { AssayError } from '@assay/contracts/errors';
import { archiveCheckpoint as archiveRow } from '@assay/db/queries/checkpoints';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Hides a checkpoint from lists; its runs stay.
 * @throws AssayError 'not-found' for another workspace's checkpoint.
 */
export async function archiveCheckpoint(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<void> {
  const archived = await archiveRow(services.prisma, actor.workspace.id, id);
  if (!archived)
    throw new AssayError('not-found', `There is no checkpoint ${id} in this workspace.`);
}
