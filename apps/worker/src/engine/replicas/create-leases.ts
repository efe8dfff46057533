import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { endLease, renewLease } from '@assay/db/work/limit-lease';

import type { Leases } from './limit-share.ts';

/** Limits are agreed on in the database, where all workers meet. */
export function createLeases(pool: DatabasePool, log: LogSink): Leases {
  return {
    renew: (request) => renewLease(pool, request),
    end: (lease) => endLease(pool, lease),
    onFailure: (error) => {
      log.warn({ err: error }, 'the share of a limit could not be agreed on');
    },
  };
}
