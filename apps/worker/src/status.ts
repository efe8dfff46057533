import type { WorkerStatus } from '@assay/contracts/workers';

import type { Engine } from './engine/engine.ts';

export interface StatusSource {
  read: () => WorkerStatus;
  /** From now on the worker takes jobs. */
  working: () => void;
  /** From now on the worker says that it drains. */
  drain: () => void;
  /** Why it takes no jobs; null: it does. */
  idleBecause: () => string | null;
}

export function createStatus(id: string, { backends, counts }: Engine): StatusSource {
  const startedAt = performance.now();
  let state: WorkerStatus['state'] = 'working';
  let hasJoined = false;
  return {
    read: () => ({
      id,
      state,
      inFlight: backends.inFlight(),
      shards: [...counts.shards].map(([shardId, shard]) => ({ shardId, ...shard })),
      samplesRecorded: counts.samplesRecorded,
      uptimeSeconds: Math.floor((performance.now() - startedAt) / 1_000),
    }),
    working: () => {
      hasJoined = true;
    },
    drain: () => {
      state = 'draining';
    },
    idleBecause: () => {
      if (state === 'draining') return 'The worker is draining and takes no more work.';
      return hasJoined ? null : 'The worker is starting and has not joined the queue yet.';
    },
  };
}
