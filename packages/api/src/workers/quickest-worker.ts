import { AssayError } from '@assay/contracts/errors';
import { findWorkerAddresses } from '@assay/db/queries/workers';

import type { ApiServices } from '../services.ts';
import { connectWorker, type WorkerClient } from './worker-client.ts';

/**
 * The worker that is the first to answer `greet`: one that does not answer costs nothing.
 * @throws AssayError 'unavailable' when no worker answers.
 */
export async function findQuickestWorker(
  { pool, secretKey }: Pick<ApiServices, 'pool' | 'secretKey'>,
  greet: (client: WorkerClient) => Promise<unknown>,
): Promise<{ id: string; client: WorkerClient }> {
  const workers = await findWorkerAddresses(pool);
  if (workers.length === 0) {
    throw new AssayError('unavailable', 'No worker is running: start one, then ask again.');
  }
  const answers = workers.map(async (worker) => {
    const client = connectWorker(worker, secretKey);
    await greet(client);
    return { id: worker.id, client };
  });
  return Promise.any(answers).catch((cause: unknown) => {
    const names = workers.map(({ id }) => id).join(', ');
    const message = `No worker answers (asked: ${names}); see their logs, or ask again.`;
    throw new AssayError('unavailable', message, { cause });
  });
}
