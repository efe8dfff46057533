import { setTimeout as sleep } from 'node:timers/promises';

import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';

import type { LogSink } from '../log-sink.ts';
import { isPassingDatabaseError } from '../record/database-error.ts';

export interface EnginePool {
  /** The same connections, as the engine is to see them. */
  pool: Pool;
  /**
   * Nobody needs an answer any more: a statement that fails from now on is answered with no rows, so that the engine
   * can end while the database is away.
   */
  close(): void;
}

const FIRST_PAUSE_MS = 100;
/** As often as a heartbeat. The engine's own pauses grow to three minutes, in which an idle worker would take nothing. */
const LONGEST_PAUSE_MS = 2_000;

const NO_ROWS: QueryResult = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] };

type EngineClient = Pick<PoolClient, 'query' | 'release'>;

/**
 * Lets the queue engine wait for a database that is away. It does not await the statements that complete a job or let
 * it fail, and tries them again for five error codes, of which a refused or lost connection has none: what it rejects
 * then, nobody handles, and the process would end with all its generations.
 *
 * Each statement is tried on connections of its own until one answers. All that the engine asks while it runs may be
 * asked twice; its migrations may not, and have to be done before.
 */
export function createEnginePool(pool: Pool, log: LogSink): EnginePool {
  const closing = new AbortController();

  function lend(): EngineClient {
    let client: PoolClient | null = null;

    async function query(text: string | QueryConfig, values?: unknown[]): Promise<QueryResult> {
      for (let failures = 0; ; failures += 1) {
        try {
          client ??= await pool.connect();
          return await client.query(text, values);
        } catch (error) {
          if (!closing.signal.aborted && !isPassingDatabaseError(error)) throw error;
          client?.release(true);
          client = null;
          if (closing.signal.aborted) return NO_ROWS;
          const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
          log.warn({ err: error, pauseMs }, 'the queue engine waits for the database');
          await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
        }
      }
    }

    return {
      query: query as PoolClient['query'],
      release() {
        client?.release();
        client = null;
      },
    };
  }

  // With a callback the engine asks for the connection that listens, which it replaces by itself.
  const connect = (whenConnected?: Parameters<Pool['connect']>[0]) => {
    if (!whenConnected) return Promise.resolve(lend());
    pool.connect(whenConnected);
    return undefined;
  };
  return {
    pool: Object.assign(Object.create(pool) as Pool, { connect: connect as Pool['connect'] }),
    close() {
      closing.abort();
    },
  };
}
