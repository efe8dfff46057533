import { AssayError } from '@assay/contracts/errors';
import { MOST_LISTED, type InFlightOf, type InFlightOverview } from '@assay/contracts/in-flight';
import { findRunIds } from '@assay/db/queries/runs';
import { findWorkerAddresses, type WorkerAddress } from '@assay/db/queries/workers';

import { connectWorker } from '../workers/worker-client.ts';
import type { InFlightContext } from './in-flight-context.ts';

/**
 * What the living workers have in flight of a sweep or a run. A worker that does not answer is counted, and what it
 * has in flight is missing.
 *
 * @throws AssayError 'not-found' for another workspace's sweep or run
 */
export async function listInFlight(
  { services, actor }: InFlightContext,
  of: InFlightOf,
): Promise<InFlightOverview> {
  const { pool, secretKey } = services;
  const [runIds, workers] = await Promise.all([
    findRunIds(pool, actor.workspace.id, of),
    findWorkerAddresses(pool),
  ]);
  if (runIds.length === 0) throw new AssayError('not-found', `There is no ${nameOf(of)} here.`);
  const ask = async (worker: WorkerAddress) => {
    const { total, generations } = await connectWorker(worker, secretKey).listInFlight(runIds);
    return { total, generations: generations.map((one) => ({ ...one, workerId: worker.id })) };
  };
  const answers = await Promise.allSettled(workers.map(ask));
  const lists = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  return {
    total: lists.reduce((sum, { total }) => sum + total, 0),
    generations: lists
      .flatMap(({ generations }) => generations)
      .sort((a, b) => b.elapsedMs - a.elapsedMs)
      .slice(0, MOST_LISTED),
    silentWorkers: answers.length - lists.length,
  };
}

function nameOf(of: InFlightOf): string {
  return 'sweepId' in of ? `sweep ${of.sweepId}` : `run ${of.runId}`;
}
