import {
  appendFile,
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';

import type { PostgresBinaries } from './binaries.ts';
import {
  EmbeddedDatabaseError,
  findReason,
  fullDiskError,
  tellsOfFullDisk,
} from './embedded-database-error.ts';
import { runProgram } from './run-program.ts';
import type { ServerAccount } from './server-account.ts';
import { SUPERUSER } from './server-settings.ts';

const CONFIGURATION_FILE = 'assay.conf';
const UNFINISHED_SUFFIX = '.unfinished';

/** Everything about where a cluster lives and who runs it. */
export type ClusterPlace = {
  folder: string;
  binaries: PostgresBinaries;
  account: ServerAccount | null;
};

/** Whether there is a cluster. Throws a sentence when there is something else, or one of another version. */
export async function findCluster(folder: string, binaries: PostgresBinaries): Promise<boolean> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (entries === null) return false;
  if (entries.length === 0) {
    await rmdir(folder);
    return false;
  }
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (version.trim() === '' || !entries.includes('global')) {
    throw new EmbeddedDatabaseError(
      `The folder ${folder} holds files but no complete PostgreSQL cluster: move it away to begin anew, or put back a copy of it.`,
    );
  }
  const major = await majorVersionOf(binaries);
  if (version.trim() === major) return true;
  throw new EmbeddedDatabaseError(
    `The folder ${folder} holds data of PostgreSQL ${version.trim()}, but this Assay brings PostgreSQL ${major}: dump the data with the earlier Assay, or move the folder away to begin anew.`,
  );
}

async function majorVersionOf(binaries: PostgresBinaries): Promise<string> {
  // "postgres (PostgreSQL) 18.4"; asked as the current account, since --version is allowed to root.
  const { output } = await runProgram(binaries.postgres, ['--version'], { account: null });
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (major !== undefined) return major;
  throw new EmbeddedDatabaseError(
    `The PostgreSQL program ${binaries.postgres} does not run on this machine (${output.slice(0, 200)}): run \`npm ci\` again, or set DATABASE_URL.`,
  );
}

/** Makes a cluster in a folder beside and renames it when it is whole: a crash leaves no half of one. */
export async function createCluster(
  place: ClusterPlace,
  options: { password: string; durable: boolean },
): Promise<void> {
  const unfinished = `${place.folder}${UNFINISHED_SUFFIX}`;
  const passwordFile = `${place.folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  try {
    await giveTo(place.account, [unfinished, passwordFile]);
    await runInitdb(place, unfinished, [
      `--pwfile=${passwordFile}`,
      ...(options.durable ? [] : ['--no-sync']),
    ]);
    await appendFile(
      path.join(unfinished, 'postgresql.conf'),
      `\n# Rewritten at every start; ALTER SYSTEM wins over it.\ninclude_if_exists = '${CONFIGURATION_FILE}'\n`,
    );
    await rename(unfinished, place.folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runInitdb(place: ClusterPlace, folder: string, extra: string[]): Promise<void> {
  const { exitCode, output } = await runProgram(
    place.binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${SUPERUSER}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The builtin provider sorts the same on every machine, whatever its C library.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...extra,
    ],
    { account: place.account },
  );
  if (exitCode === 0) return;
  await rm(folder, { recursive: true, force: true });
  if (tellsOfFullDisk(output)) throw fullDiskError(place.folder);
  throw new EmbeddedDatabaseError(
    `The embedded database could not be made in ${place.folder} (initdb: ${findReason(output)}): solve that, or name a PostgreSQL server in DATABASE_URL.`,
  );
}

/** Writes the settings that every start may change. */
export async function writeConfiguration(
  place: ClusterPlace,
  options: { port: number; durable: boolean },
): Promise<void> {
  const lines = [
    `port = ${options.port}`,
    "listen_addresses = '127.0.0.1'",
    // A socket's path may have 107 bytes at most, which a deep project folder exceeds.
    "unix_socket_directories = ''",
    'max_connections = 100',
    'shared_buffers = 128MB',
    // Compiling our short queries costs more than it saves.
    'jit = off',
    'password_encryption = scram-sha-256',
    'log_checkpoints = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    ...(options.durable
      ? []
      : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']),
  ];
  const file = path.join(place.folder, CONFIGURATION_FILE);
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  await giveTo(place.account, [file]);
}

/** A cluster that root copied belongs to root, and the server would refuse it: hands all of it over. */
export async function giveClusterTo(place: ClusterPlace): Promise<void> {
  if (place.account === null || (await stat(place.folder)).uid !== 0) return;
  const entries = await readdir(place.folder, { recursive: true });
  for (const entry of entries) {
    await lchown(path.join(place.folder, entry), place.account.uid, place.account.gid);
  }
  await giveTo(place.account, [place.folder]);
  await chmod(place.folder, 0o700);
}

/** Hands files to the server's account; nothing to do when that is the current one. */
export async function giveTo(account: ServerAccount | null, paths: string[]): Promise<void> {
  if (account === null) return;
  for (const given of paths) await chown(given, account.uid, account.gid);
}
