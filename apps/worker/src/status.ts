import type { WorkerStatus } from '@assay/contracts/workers';

import type { Engine } from './engine/engine.ts';

export interface StatusSource {
  read: () => WorkerStatus;
  /** From now on the worker says that it drains. */
  drain: () => void;
}

export function createStatus(id: string, { backends, counts }: Engine): StatusSource {
  const startedAt = performance.now();
  let state: WorkerStatus['state'] = 'working';
  return {
    read: () => ({
      id,
      state,
      inFlight: backends.inFlight(),
      shards: [...counts.shards].map(([shardId, shard]) => ({ shardId, ...shard })),
      samplesRecorded: counts.samplesRecorded,
      uptimeSeconds: Math.floor((performance.now() - startedAt) / 1_000),
    }),
    drain: () => {
      state = 'draining';
    },
  };
}
