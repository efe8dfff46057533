import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { findFreePort, isPortFree } from '../process/free-port.ts';
import { writeConfiguration, type ClusterPlace } from './cluster.ts';
import {
  EmbeddedDatabaseError,
  findReason,
  fullDiskError,
  tellsOfFullDisk,
} from './embedded-database-error.ts';
import {
  findLingeringProcesses,
  readPostmaster,
  removeLeftoverPidFile,
  startPostmaster,
} from './postmaster.ts';
import { SUPERUSER } from './server-settings.ts';

/** How long the remains of a killed server may stand in the way; they need about 2 s. */
const REMAINS_LIMIT_MS = 20_000;
/** How long an orphan may recover from a crash before it answers. */
const RECOVERY_LIMIT_MS = 600_000;
const POLL_MS = 200;

export type BringUpOptions = {
  place: ClusterPlace;
  logFile: string;
  port: number;
  password: string;
  durable: boolean;
  onProgress: (sentence: string) => void;
};

/**
 * Sees to it that the cluster's server answers: adopts one that runs already, waits for the remains of
 * a killed one to go, else starts it, on another port when its own was taken meanwhile.
 *
 * @throws EmbeddedDatabaseError with one sentence when that is not possible
 */
export async function bringUp(
  options: BringUpOptions,
): Promise<{ port: number; adopted: boolean }> {
  const { place } = options;
  const startedAt = Date.now();
  let port = options.port;
  for (;;) {
    const waitedMs = Date.now() - startedAt;
    const state = readPostmaster(place.folder);
    if (state.kind === 'running') {
      if (state.ready && state.port !== null && (await answers(options, state.port))) {
        return { port: state.port, adopted: true };
      }
      assertPatience(
        waitedMs,
        state.ready ? REMAINS_LIMIT_MS : RECOVERY_LIMIT_MS,
        [state.pid],
        place,
      );
      await sleep(POLL_MS);
      continue;
    }
    const lingering = findLingeringProcesses(place.folder);
    if (lingering.length > 0) {
      assertPatience(waitedMs, REMAINS_LIMIT_MS, lingering, place);
      await sleep(POLL_MS);
      continue;
    }
    if (state.kind === 'leftover') {
      options.onProgress('The database was not stopped cleanly last time; it recovers by itself.');
      await removeLeftoverPidFile(place.folder);
    }
    if (!(await isPortFree(port))) port = await findFreePort();
    await writeConfiguration(place, { port, durable: options.durable });
    const failure = await startPostmaster(place, options.logFile);
    if (failure === null) return { port, adopted: false };
    if (Date.now() - startedAt > REMAINS_LIMIT_MS || !isPassing(failure)) {
      throw failureSentence(failure, options);
    }
    await sleep(POLL_MS);
  }
}

/** Whether our cluster, and not another server on that port, takes our password there. */
async function answers(options: BringUpOptions, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: options.password,
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === options.place.folder;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    throw new EmbeddedDatabaseError(
      `The embedded database in ${options.place.folder} runs but refuses the password of postgres.json beside it: put back the right file, or move the whole data folder away to begin anew.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function assertPatience(
  waitedMs: number,
  limitMs: number,
  pids: number[],
  place: ClusterPlace,
): void {
  if (waitedMs < limitMs) return;
  throw new EmbeddedDatabaseError(
    `PostgreSQL processes (${pids.join(', ')}) hold ${place.folder} but do not answer: end them and start again.`,
  );
}

/** Failures that go by themselves: remains of a killed server, or a port taken in this very moment. */
function isPassing(failure: string): boolean {
  return (
    failure.includes('pre-existing shared memory block') ||
    failure.includes('lock file "postmaster.pid" already exists') ||
    failure.includes('could not create any TCP/IP sockets') ||
    failure.includes('Address already in use')
  );
}

function failureSentence(failure: string, options: BringUpOptions): EmbeddedDatabaseError {
  if (tellsOfFullDisk(failure)) return fullDiskError(options.place.folder);
  return new EmbeddedDatabaseError(
    `The embedded database in ${options.place.folder} does not start (${findReason(failure)}): see ${options.logFile}, put back a copy of the data folder, or move it away to begin anew.`,
  );
}
