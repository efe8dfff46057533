import { AssayError } from '@assay/contracts/errors';
import type { FirstItem } from '@assay/contracts/prompts';
import { findFirstItem } from '@assay/db/queries/prompts';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's benchmark version. */
export async function getFirstItem(
  { services, actor }: UseCaseContext,
  { versionId }: { versionId: number },
): Promise<FirstItem> {
  const item = await findFirstItem(services.pool, actor.workspace.id, versionId);
  if (!item) {
    throw new AssayError(
      'not-found',
      `There is no benchmark version ${versionId} in this workspace.`,
    );
  }
  return item;
}
