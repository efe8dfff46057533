import { AssayError } from '@assay/contracts/errors';
import type { InFlightFrame, InFlightKey, InFlightPlace } from '@assay/contracts/in-flight';
import { findRunIds } from '@assay/db/queries/runs';
import { findWorkerAddresses } from '@assay/db/queries/workers';

import { connectWorker, type WorkerClient } from '../workers/worker-client.ts';
import type { InFlightContext } from './in-flight-context.ts';

/**
 * The text of a reply so far, what comes, and how its request ended.
 *
 * @throws AssayError 'not-found' for another workspace's run, before the first frame: an error out of the generator
 *   would pass by the translation of errors
 */
export async function watchInFlight(
  { services, actor }: InFlightContext,
  { workerId, ...key }: InFlightPlace,
  signal = new AbortController().signal,
): Promise<AsyncGenerator<InFlightFrame>> {
  const { pool, secretKey } = services;
  const [found] = await findRunIds(pool, actor.workspace.id, { runId: key.runId });
  if (found === undefined) {
    throw new AssayError('not-found', `There is no run ${key.runId} in this workspace.`);
  }
  const worker = (await findWorkerAddresses(pool)).find(({ id }) => id === workerId);
  return untilLost(worker ? connectWorker(worker, secretKey) : null, key, signal);
}

async function* untilLost(
  worker: WorkerClient | null,
  key: InFlightKey,
  signal: AbortSignal,
): AsyncGenerator<InFlightFrame> {
  if (!worker) {
    yield endFrame('Its worker has ended; another one asks again.');
    return;
  }
  try {
    yield* worker.watchInFlight(key, signal);
  } catch {
    if (!signal.aborted) yield endFrame('The connection to its worker was lost: open it again.');
  }
}

function endFrame(message: string): InFlightFrame {
  return { kind: 'end', finish: null, message };
}
