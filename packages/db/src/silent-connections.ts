import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import type { LogSink } from './log-sink.ts';

export interface SilenceOptions {
  connectionString: string;
  log?: LogSink | undefined;
  /** A connection that was asked and brings nothing for so long is asked after. */
  silentMs?: number;
  lookIntervalMs?: number;
  /** Of the server, when it is asked after a connection. */
  answerLimitMs?: number;
}

/** Parts of pg's clients that its types leave out. */
interface ClientParts {
  processID: number;
  /** False while it waits for an answer. */
  readyForQuery: boolean;
  connection: { stream: Socket };
}

interface Seen {
  bytesRead: number;
  atMs: number;
}

const SILENT_MS = 20_000;
const LOOK_INTERVAL_MS = 5_000;
const ANSWER_LIMIT_MS = 10_000;
/** An answer that was on its way while the server was asked has come by then. */
const GRACE_MS = 1_000;
const SQLSTATE_LENGTH = 5;

/**
 * Ends connections that wait for an answer which cannot come: a network that loses packets says nothing of it, and the
 * system would try for a quarter of an hour. A statement may take as long as it likes: whether the server is still at
 * work on it is asked over another connection. So no time limit has to be right for all of them, and pg's own
 * `query_timeout` would give a connection back to its pool in the midst of an answer.
 */
export function endSilentConnections(pool: pg.Pool, options: SilenceOptions): void {
  const { silentMs = SILENT_MS, lookIntervalMs = LOOK_INTERVAL_MS, log } = options;
  const inUse = new Map<pg.PoolClient, Seen>();
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;

  async function look(): Promise<void> {
    const silent = [...inUse].filter(([client, seen]) => isSilent(client, seen));
    if (silent.length === 0) return;
    const ids = silent.map(([client]) => partsOf(client).processID);
    const lost = await findLost(ids, options);
    if (lost.size === 0) return;
    await sleep(Math.min(GRACE_MS, silentMs), undefined, { ref: false });
    for (const [client, seen] of silent) {
      const { processID, connection } = partsOf(client);
      const isSame = inUse.get(client) === seen && isSilent(client, seen);
      if (!isSame || !lost.has(processID)) continue;
      log?.warn({ silentMs }, 'a database connection brings no answer and is ended');
      connection.stream.destroy();
    }
  }

  /** Notes what has changed since it was last looked at. */
  function isSilent(client: pg.PoolClient, seen: Seen): boolean {
    const { readyForQuery, connection } = partsOf(client);
    const { bytesRead } = connection.stream;
    // A reader that takes its time has paused it: then nothing is awaited of the server.
    const isAwaited = !readyForQuery && !connection.stream.isPaused();
    if (!isAwaited || bytesRead !== seen.bytesRead) {
      seen.atMs = performance.now();
      seen.bytesRead = bytesRead;
    }
    return performance.now() - seen.atMs >= silentMs;
  }

  function lookAgain(): void {
    if (inUse.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        log?.warn({ err: error }, 'silent database connections could not be asked after');
      })
      .finally(() => {
        isLooking = false;
      });
  }

  pool.on('acquire', (client) => {
    const { bytesRead } = partsOf(client).connection.stream;
    inUse.set(client, { bytesRead, atMs: performance.now() });
    timer ??= setInterval(lookAgain, lookIntervalMs).unref();
  });
  pool.on('release', (_error, client) => {
    inUse.delete(client);
  });
}

/** Those of which the server says that it is not at work for them; all, when it says nothing; none, where it cannot know. */
async function findLost(
  processIds: readonly number[],
  { connectionString, answerLimitMs = ANSWER_LIMIT_MS }: SilenceOptions,
): Promise<Set<number>> {
  const client = new pg.Client({
    connectionString,
    application_name: 'assay-ask-after',
    connectionTimeoutMillis: answerLimitMs,
    query_timeout: answerLimitMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ own: number; working: number[] }>(
      `select pg_backend_pid() as own,
              array(select pid from pg_stat_activity where pid = any($1::int[]) and state = 'active') as working`,
      [processIds],
    );
    const [{ own, working } = { own: null, working: [] }] = rows;
    // A pooler tells numbers of its own.
    if (own !== partsOf(client).processID) return new Set();
    return new Set(processIds.filter((id) => !working.includes(id)));
  } catch (error) {
    // It answers, if only that it lets nobody in.
    if (isSaidByServer(error)) return new Set();
    return new Set(processIds);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isSaidByServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.length === SQLSTATE_LENGTH;
}

function partsOf(client: pg.ClientBase): ClientParts {
  return client as unknown as ClientParts;
}
