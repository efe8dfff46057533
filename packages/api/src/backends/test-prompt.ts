import type { TestPrompt, TestReply } from '@assay/contracts/backend-trial';
import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { findWorkerAddresses } from '@assay/db/queries/workers';

import type { UseCaseContext } from '../use-case.ts';
import { askWorker } from './ask-workers.ts';

/**
 * Asks a backend one question through a worker, as runs do.
 * @throws AssayError 'not-found' for another workspace's backend, 'unavailable' when no worker answers.
 */
export async function testPrompt(
  { services, actor }: UseCaseContext,
  wanted: TestPrompt,
): Promise<TestReply> {
  const workspaceId = actor.workspace.id;
  const notFound = new AssayError(
    'not-found',
    `There is no backend ${wanted.backendId} in this workspace.`,
  );
  if (!(await findBackendConnection(services.prisma, workspaceId, wanted.backendId)))
    throw notFound;
  const [worker] = await findWorkerAddresses(services.pool);
  if (!worker) {
    throw new AssayError('unavailable', 'No worker is running: start one, then ask again.');
  }
  const reply = await askWorker(worker, services.secretKey)
    .testPrompt({ ...wanted, workspaceId })
    .catch((cause: unknown) => {
      const message = `Worker ${worker.id} did not answer; see its log, or ask again.`;
      throw new AssayError('unavailable', message, { cause });
    });
  if (reply === null) throw notFound;
  return reply;
}
