import { AssayError } from '@assay/contracts/errors';
import { archiveBackend as archiveRow } from '@assay/db/queries/backends';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Hides a backend from lists; what it measured stays.
 * @throws AssayError 'not-found' for another workspace's backend.
 */
export async function archiveBackend(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<void> {
  const archived = await archiveRow(services.prisma, actor.workspace.id, id);
  if (!archived) throw new AssayError('not-found', `There is no backend ${id} in this workspace.`);
}
