import type { z } from 'zod';

import type { attemptTextInput } from '@assay/contracts/attempts';
import { AssayError } from '@assay/contracts/errors';
import { findAttemptText } from '@assay/db/queries/attempts';

import type { UseCaseContext } from '../use-case.ts';

/**
 * What had come of a reply that never ended.
 * @throws AssayError 'not-found' for another workspace's run, and where nothing had come.
 */
export async function getAttemptText(
  { services, actor }: UseCaseContext,
  { runId, id }: z.output<typeof attemptTextInput>,
): Promise<{ text: string }> {
  const workspaceId = actor.workspace.id;
  const text = await findAttemptText(services.pool, { workspaceId, runId, id });
  if (text !== null) return { text };
  throw new AssayError('not-found', `No text of attempt ${id} is kept in this workspace.`);
}
