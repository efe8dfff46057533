import { realpath } from 'node:fs/promises';
import path from 'node:path';

import { ensureDatabase } from '../migrate/ensure-database.ts';
import { acquireFileLock, FileLockHeldError, type FileLock } from '../process/file-lock.ts';
import { makeFolder } from '../process/make-folder.ts';
import { writePrivateJson } from '../process/private-json.ts';
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts';
import { bringUp } from './bring-up.ts';
import { createCluster, findCluster, giveClusterTo, type ClusterPlace } from './cluster.ts';
import { asDataFolderError, EmbeddedDatabaseError } from './embedded-database-error.ts';
import { stopPostmaster } from './postmaster.ts';
import { chooseServerAccount } from './server-account.ts';
import {
  newServerSettings,
  readServerSettings,
  SUPERUSER,
  type ServerSettings,
} from './server-settings.ts';

export type EmbeddedDatabase = {
  /** Connection string of the database `assay`. */
  url: string;
  /** Connection string of another database of this server, whether it exists or not. */
  urlOf(databaseName: string): string;
  /** True when the server was running already, left by a launcher that was killed. */
  adopted: boolean;
  stop(): Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  /** The cluster goes to `postgres` in it, its settings to `postgres.json`, its log to `postgres.log`. */
  dataFolder: string;
  onProgress?: (sentence: string) => void;
  /** False: faster, and lost in a power cut. For tests. */
  durable?: boolean;
  /** Folder with the PostgreSQL programs in place of the installed package's. */
  nativeFolder?: string;
};

const DATABASE_NAME = 'assay';
/** A first start takes about 2 s; another one that lasts longer than this hangs. */
const OTHER_START_LIMIT_MS = 60_000;

/**
 * Starts the PostgreSQL server that comes with the project, or adopts it when it still runs. It is a
 * daemon of its own: it outlives this process, and `stop` ends it.
 *
 * @throws EmbeddedDatabaseError with one sentence: what is wrong, where, what to do
 */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  try {
    const dataFolder = await openDataFolder(options.dataFolder);
    const lock = await lockDataFolder(dataFolder);
    try {
      return await startLocked(dataFolder, options);
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw asDataFolderError(error, options.dataFolder);
  }
}

async function openDataFolder(wanted: string): Promise<string> {
  await makeFolder(wanted);
  return realpath(wanted);
}

async function lockDataFolder(dataFolder: string): Promise<FileLock> {
  try {
    return await acquireFileLock({
      path: path.join(dataFolder, 'postgres.lock'),
      waitMs: OTHER_START_LIMIT_MS,
    });
  } catch (error) {
    if (!(error instanceof FileLockHeldError)) throw error;
    throw new EmbeddedDatabaseError(
      `Another process (${error.holderPid ?? 'unknown'}) has been starting or stopping the database in ${dataFolder} for more than ${OTHER_START_LIMIT_MS / 1000} s: end it and start again.`,
      { cause: error },
    );
  }
}

async function startLocked(
  dataFolder: string,
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const folder = path.join(dataFolder, 'postgres');
  const settingsFile = path.join(dataFolder, 'postgres.json');
  const onProgress = options.onProgress ?? (() => undefined);
  const durable = options.durable ?? true;
  const binaries = await findPostgresBinaries(options.nativeFolder);
  assertPlainPath(folder);
  assertPlainPath(binaries.nativeFolder);
  const place = await choosePlace(folder, dataFolder, binaries);
  const exists = await findCluster(folder, binaries);
  const settings = await settingsFor(settingsFile, exists);
  if (!exists) {
    onProgress(`Making a database in ${folder}.`);
    await createCluster(place, { password: settings.password, durable });
  }
  await giveClusterTo(place);
  const logFile = path.join(dataFolder, 'postgres.log');
  const running = await bringUp({ place, logFile, ...settings, durable, onProgress });
  if (running.port !== settings.port) {
    await writePrivateJson(settingsFile, { ...settings, port: running.port });
  }
  const urlOf = (name: string) => connectionString(settings.password, running.port, name);
  await ensureDatabase(urlOf(DATABASE_NAME));
  return {
    url: urlOf(DATABASE_NAME),
    urlOf,
    adopted: running.adopted,
    stop: () => stopLocked(dataFolder, place),
  };
}

async function choosePlace(
  folder: string,
  dataFolder: string,
  binaries: PostgresBinaries,
): Promise<ClusterPlace> {
  const library = path.join(binaries.nativeFolder, 'lib');
  const account = await chooseServerAccount({
    clusterFolder: folder,
    paths: [binaries.initdb, binaries.pgCtl, binaries.postgres, library],
    foldersToEnter: [dataFolder],
  });
  return { folder, binaries, account };
}

async function settingsFor(file: string, clusterExists: boolean): Promise<ServerSettings> {
  const kept = await readServerSettings(file);
  if (kept !== null) return kept;
  if (clusterExists) {
    throw new EmbeddedDatabaseError(
      `The file ${file} with the password of the embedded database is missing: put back a copy of it, or move its whole folder away to begin anew.`,
    );
  }
  const settings = await newServerSettings();
  await writePrivateJson(file, settings);
  return settings;
}

async function stopLocked(dataFolder: string, place: ClusterPlace): Promise<void> {
  const lock = await lockDataFolder(dataFolder);
  try {
    await stopPostmaster(place);
  } finally {
    await lock.release();
  }
}

/** pg_ctl pastes these paths into a shell command between double quotes. */
function assertPlainPath(folder: string): void {
  if (process.platform === 'win32' || !/["$`\\\n]/.test(folder)) return;
  throw new EmbeddedDatabaseError(
    `The path ${folder} holds a character that PostgreSQL cannot start under (one of " $ \` \\ or a line break): use a folder without it.`,
  );
}

function connectionString(password: string, port: number, databaseName: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(databaseName)}`;
}
