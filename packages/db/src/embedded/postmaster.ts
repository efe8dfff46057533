import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { commandLineOf, isAlive } from '../process/process-identity.ts';
import { giveTo, type ClusterPlace } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { runProgram } from './run-program.ts';

/** What `postmaster.pid` and the process table say about the server of a cluster. */
export type PostmasterState =
  | { kind: 'none' }
  | { kind: 'leftover' }
  | { kind: 'running'; pid: number; port: number | null; ready: boolean };

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** Recovery after a crash of a large cluster takes minutes; pg_ctl returns at once when the server ends. */
const START_LIMIT_SECONDS = 600;
const STOP_LIMIT_SECONDS = 30;

/** Lines of postmaster.pid: 1 pid, 2 folder, 3 start, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 status. */
export function readPostmaster(clusterFolder: string): PostmasterState {
  const lines = readPidFile(clusterFolder);
  if (lines === null) return { kind: 'none' };
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !looksLikePostgres(pid)) {
    return { kind: 'leftover' };
  }
  const port = Number(lines[3]);
  return {
    kind: 'running',
    pid,
    port: Number.isInteger(port) && port > 0 ? port : null,
    ready: lines[7]?.trim() === 'ready',
  };
}

function readPidFile(clusterFolder: string): string[] | null {
  try {
    return readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** After a reboot the number may belong to any other program. */
function looksLikePostgres(pid: number): boolean {
  const commandLine = commandLineOf(pid);
  return commandLine === null || commandLine.includes('postgres');
}

/**
 * Processes that still work in the cluster's folder after their postmaster was killed. PostgreSQL's
 * processes all have that folder as their working folder. Empty where the platform does not tell.
 */
export function findLingeringProcesses(clusterFolder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && workingFolderOf(pid) === clusterFolder)
    .filter(looksLikePostgres);
}

function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Removes a pid file whose process is gone; only when nothing works in the cluster any more. */
export async function removeLeftoverPidFile(clusterFolder: string): Promise<void> {
  await rm(path.join(clusterFolder, 'postmaster.pid'), { force: true });
}

/** Starts the server as a daemon. Returns null when it is ready, else what its log says about the failure. */
export async function startPostmaster(
  place: ClusterPlace,
  logFile: string,
): Promise<string | null> {
  const logStart = await prepareLog(place, logFile);
  const { exitCode, output } = await runProgram(
    place.binaries.pgCtl,
    [
      'start',
      `--pgdata=${place.folder}`,
      `--log=${logFile}`,
      '--wait',
      `--timeout=${START_LIMIT_SECONDS}`,
      '--silent',
    ],
    { account: place.account },
  );
  if (exitCode === 0) return null;
  return `${output}\n${await readFrom(logFile, logStart)}`;
}

/** The account must be able to append to it; a long one is set aside, and one earlier is kept. */
async function prepareLog(place: ClusterPlace, logFile: string): Promise<number> {
  const found = await stat(logFile).catch(() => null);
  if (found !== null && found.size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  const file = await open(logFile, 'a', 0o600);
  const { size } = await file.stat();
  await file.close();
  await giveTo(place.account, [logFile]);
  return size;
}

async function readFrom(file: string, offset: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, offset);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Stops the server: clients are cut off, finished transactions are kept. Fine when none runs. */
export async function stopPostmaster(place: ClusterPlace): Promise<void> {
  for (const mode of ['fast', 'immediate'] as const) {
    if (readPostmaster(place.folder).kind !== 'running') return;
    await runProgram(
      place.binaries.pgCtl,
      [
        'stop',
        `--pgdata=${place.folder}`,
        `--mode=${mode}`,
        '--wait',
        `--timeout=${STOP_LIMIT_SECONDS}`,
        '--silent',
      ],
      { account: place.account },
    );
  }
  const state = readPostmaster(place.folder);
  if (state.kind === 'running') {
    throw new EmbeddedDatabaseError(
      `The embedded database (process ${state.pid}) did not stop within ${2 * STOP_LIMIT_SECONDS} s: end that process by hand.`,
    );
  }
}
