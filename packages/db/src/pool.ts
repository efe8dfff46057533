import pg from 'pg';

import type { LogSink } from './log-sink.ts';
import { endSilentConnections, type SilenceOptions } from './silent-connections.ts';

export type Pool = pg.Pool;

/** For callers outside of this package, which take no `pg` of their own. */
export type DatabasePool = pg.Pool;

/** A connection in the midst of its transaction, likewise. */
export type DatabaseClient = pg.PoolClient;

export interface PoolOptions {
  connectionString: string;
  /** Connections at most; a worker needs its job concurrency and about six more. */
  max?: number;
  applicationName?: string;
  log?: LogSink;
  /**
   * The server ends a transaction that asks nothing for so long, and lets go of what it has locked: it may not have
   * learned that this process is away. No limit if left out.
   */
  idleTransactionLimitMs?: number;
  silence?: Pick<SilenceOptions, 'silentMs' | 'lookIntervalMs' | 'answerLimitMs'>;
}

const CONNECT_LIMIT_MS = 10_000;
/** A connection at rest is tried after that, ten times within 10 s; the system's own figure is two hours. */
export const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * Connections for SQL by hand. `int8` comes back as decimal text, because it outgrows JavaScript's
 * numbers: cast to int4 in the query where the value is surely small, else keep the text.
 */
export function createPool(options: PoolOptions): DatabasePool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'assay',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    idle_in_transaction_session_timeout: options.idleTransactionLimitMs ?? 0,
  });
  const onLost = (error: Error): void => {
    options.log?.warn({ err: error }, 'a database connection was lost');
  };
  // Without listeners, a server that goes away would end the process: idle connections report to the pool,
  // those in use to themselves.
  pool.on('error', onLost);
  pool.on('connect', (client) => {
    client.on('error', onLost);
  });
  const { connectionString, log } = options;
  endSilentConnections(pool, { connectionString, log, ...options.silence });
  return pool;
}
