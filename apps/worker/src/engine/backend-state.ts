import type { WorkerBackendState } from '@assay/contracts/backend-trial';

import type { ServerName } from '../observe/meters.ts';
import { NO_FIGURES, type ReplicaFigures } from '../observe/replica-figures.ts';
import type { Backends, OpenBackend } from './backends.ts';

/**
 * What this process has to do with a backend now. After a change of its settings, requests of before may still be
 * in flight: they are counted, and the limits are those of the new settings.
 */
export function backendState(
  backends: Pick<Backends, 'all'>,
  backendId: number,
  figuresOf: (server: ServerName) => ReplicaFigures = () => NO_FIGURES,
): WorkerBackendState {
  const opened = backends.all().filter(({ id }) => id === backendId);
  const earlier = opened.slice(0, -1);
  const replicas = opened.slice(-1).flatMap((backend) => replicaStates(backend, figuresOf));
  return {
    waiting: opened.reduce((sum, { slots }) => sum + slots.waiting, 0),
    replicas: replicas.map((replica) => ({
      ...replica,
      inFlight: replica.inFlight + inFlightAt(replica.url, earlier),
    })),
  };
}

function replicaStates(
  { id: backendId, replicas, slots }: OpenBackend,
  figuresOf: (server: ServerName) => ReplicaFigures,
): WorkerBackendState['replicas'] {
  const states = slots.states();
  return replicas.flatMap(({ url, host }, index) => {
    const state = states[index];
    if (!state) return [];
    const { inFlight, limit, breaker, load } = state;
    const told = load && { running: load.running, waiting: load.waiting };
    const figures = figuresOf({ backendId, replica: host });
    return [{ url, inFlight, limit, breaker, load: told, ...figures }];
  });
}

function inFlightAt(url: string, backends: readonly OpenBackend[]): number {
  return backends
    .flatMap((backend) => replicaStates(backend, () => NO_FIGURES))
    .filter((replica) => replica.url === url)
    .reduce((sum, { inFlight }) => sum + inFlight, 0);
}
