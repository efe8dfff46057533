import type { TestPrompt, TestReply } from '@assay/contracts/backend-trial';
import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';

import type { UseCaseContext } from '../use-case.ts';
import { findQuickestWorker } from '../workers/quickest-worker.ts';

/** A worker that is busy for a moment is not gone; who asks waits for a model anyway. */
const FIND_LIMIT_MS = 5_000;

/**
 * Asks a backend one question, as runs do, through the worker that is quickest to say that it is there: one that does
 * not answer costs nothing, and no backend is asked twice.
 * @throws AssayError 'not-found' for another workspace's backend, 'unavailable' when no worker answers.
 */
export async function testPrompt(
  { services, actor }: UseCaseContext,
  wanted: TestPrompt,
): Promise<TestReply> {
  const { backendId } = wanted;
  const workspaceId = actor.workspace.id;
  const notFound = new AssayError(
    'not-found',
    `There is no backend ${backendId} in this workspace.`,
  );
  if (!(await findBackendConnection(services.prisma, workspaceId, backendId))) throw notFound;
  const { id, client } = await findQuickestWorker(services, (worker) =>
    worker.backendState(backendId, FIND_LIMIT_MS),
  );
  const reply = await client
    .testPrompt({ ...wanted, workspaceId })
    .catch(
      unavailable(`Worker ${id} took the prompt and did not answer; see its log, or ask again.`),
    );
  if (reply === null) throw notFound;
  return reply;
}

function unavailable(message: string): (cause: unknown) => never {
  return (cause) => {
    throw new AssayError('unavailable', message, { cause });
  };
}
