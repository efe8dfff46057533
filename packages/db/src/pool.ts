import pg from 'pg';

import type { LogSink } from './log-sink.ts';

export type Pool = pg.Pool;

export interface PoolOptions {
  connectionString: string;
  /** Connections at most; a worker needs its job concurrency and about six more. */
  max?: number;
  applicationName?: string;
  log?: LogSink;
}

const CONNECT_LIMIT_MS = 10_000;

/**
 * Connections for SQL by hand. `int8` comes back as decimal text, because it outgrows JavaScript's
 * numbers: cast to int4 in the query where the value is surely small, else keep the text.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'assay',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
  });
  // Without a listener, a server that goes away while a connection is idle would end the process.
  pool.on('error', (error) => {
    options.log?.warn({ err: error }, 'an idle database connection was lost');
  });
  return pool;
}
