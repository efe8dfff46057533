import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { enqueueLostShards } from '@assay/db/queue/enqueue-shards';

export interface LostShards {
  /** A shard was left unfinished: its run may be resumed before its job is off the queue, and queue none anew. */
  suspect(): void;
}

/** By then the job of the shard that was left has ended. */
const LOOK_AFTER_MS = 1_000;

/** Queues shards that ought to be under way and have no job, a moment after one was left. */
export function createLostShards({ pool, log }: { pool: DatabasePool; log: LogSink }): LostShards {
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    timer = null;
    enqueueLostShards(pool).catch((error: unknown) => {
      log.warn({ err: error }, 'lost shards could not be looked for; the reaper will');
    });
  }

  return {
    suspect() {
      timer ??= setTimeout(look, LOOK_AFTER_MS).unref();
    },
  };
}
