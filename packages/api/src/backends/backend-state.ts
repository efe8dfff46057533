import type {
  BackendState,
  ReplicaState,
  WorkerBackendState,
} from '@assay/contracts/backend-trial';
import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { findWorkerAddresses } from '@assay/db/queries/workers';

import type { UseCaseContext } from '../use-case.ts';
import { connectWorker } from '../workers/worker-client.ts';

/**
 * What all living workers have to do with a backend now, replica by replica.
 * @throws AssayError 'not-found' for another workspace's backend.
 */
export async function readBackendState(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<BackendState> {
  if (!(await findBackendConnection(services.prisma, actor.workspace.id, id))) {
    throw new AssayError('not-found', `There is no backend ${id} in this workspace.`);
  }
  const workers = await findWorkerAddresses(services.pool);
  const answers = await Promise.allSettled(
    workers.map((worker) => connectWorker(worker, services.secretKey).backendState(id)),
  );
  const states = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  return {
    ...mergeStates(states),
    workers: states.length,
    silentWorkers: answers.length - states.length,
  };
}

/** Requests, rates and shares of a limit add up; a replica is as bad as the worst that a worker says of it. */
export function mergeStates(states: readonly WorkerBackendState[]): WorkerBackendState {
  const byUrl = new Map<string, ReplicaState>();
  for (const replica of states.flatMap(({ replicas }) => replicas)) {
    const known = byUrl.get(replica.url);
    byUrl.set(replica.url, known ? merged(known, replica) : replica);
  }
  return {
    waiting: states.reduce((sum, { waiting }) => sum + waiting, 0),
    replicas: [...byUrl.values()],
  };
}

function merged(one: ReplicaState, other: ReplicaState): ReplicaState {
  return {
    url: one.url,
    inFlight: one.inFlight + other.inFlight,
    limit: one.limit + other.limit,
    breaker: SEVERITY[one.breaker] >= SEVERITY[other.breaker] ? one.breaker : other.breaker,
    load: one.load ?? other.load,
    tokensPerSecond: sumOfKnown(one.tokensPerSecond, other.tokensPerSecond),
    lastError: latest(one.lastError, other.lastError),
  };
}

function sumOfKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

function latest(
  one: ReplicaState['lastError'],
  other: ReplicaState['lastError'],
): ReplicaState['lastError'] {
  if (one === null || other === null) return one ?? other;
  return one.ageMs <= other.ageMs ? one : other;
}

const SEVERITY = { closed: 0, 'half-open': 1, open: 2 };
