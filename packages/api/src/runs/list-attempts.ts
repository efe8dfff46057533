import type { z } from 'zod';

import type { AttemptPage, listAttemptsInput } from '@assay/contracts/attempts';
import { AssayError } from '@assay/contracts/errors';
import { findAttempts } from '@assay/db/queries/attempts';
import { findRunIds } from '@assay/db/queries/runs';

import type { UseCaseContext } from '../use-case.ts';

/**
 * A page of what gave no sample in a run, the newest first.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function listAttempts(
  { services: { pool }, actor }: UseCaseContext,
  { runId, cursor, limit }: z.output<typeof listAttemptsInput>,
): Promise<AttemptPage> {
  const workspaceId = actor.workspace.id;
  const [found] = await findRunIds(pool, workspaceId, { runId });
  if (found === undefined) {
    throw new AssayError('not-found', `There is no run ${runId} in this workspace.`);
  }
  const page = { before: cursor ?? null, limit: limit + 1 };
  const rows = await findAttempts(pool, { workspaceId, runId }, page);
  const shown = rows.slice(0, limit);
  return { rows: shown, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
