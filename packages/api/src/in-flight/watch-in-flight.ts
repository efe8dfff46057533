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
  if (!worker) return onlyEnd('Its worker has ended; another one asks again.');
  return untilLost(connectWorker(worker, secretKey), key, signal);
}

async function* untilLost(
  worker: WorkerClient,
  key: InFlightKey,
  signal: AbortSignal,
): AsyncGenerator<InFlightFrame> {
  try {
    yield* worker.watchInFlight(key, signal);
  } catch {
    if (!signal.aborted) yield* onlyEnd('The connection to its worker was lost: open it again.');
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a generator like the other
async function* onlyEnd(message: string): AsyncGenerator<InFlightFrame> {
  yield { kind: 'end', finish: null, message };
}
