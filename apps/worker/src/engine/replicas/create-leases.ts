import { randomUUID } from 'node:crypto';

import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { endLease, leaseHolder, renewLease } from '@assay/db/work/limit-lease';

import type { Leases } from './limit-share.ts';

/** Limits are agreed on in the database, where all workers meet. */
export function createLeases(options: {
  pool: DatabasePool;
  log: LogSink;
  workerId: string;
}): Leases {
  const { pool, log, workerId } = options;
  return {
    newHolder: () => leaseHolder(workerId, randomUUID()),
    renew: (request) => renewLease(pool, request),
    end: (lease) => endLease(pool, lease),
    onFailure: (error) => {
      log.warn({ err: error }, 'the share of a limit could not be agreed on');
    },
  };
}
