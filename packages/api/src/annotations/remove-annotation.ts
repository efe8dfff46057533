import { AssayError } from '@assay/contracts/errors';
import { deleteAnnotation } from '@assay/db/queries/annotations';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for an annotation that the actor did not write, or in another workspace. */
export async function removeAnnotation(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<void> {
  const removed = await deleteAnnotation(services.pool, {
    id,
    authorId: actor.userId,
    workspaceId: actor.workspace.id,
  });
  if (!removed)
    throw new AssayError(
      'not-found',
      'That annotation is not yours to remove, or is gone already.',
    );
}
