import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';
import { readPostmaster } from '@assay/db/embedded/postmaster';
import { prepareDatabase } from '@assay/db/migrate/prepare-database';
import { startDatabaseProxy } from '@assay/db/testing/database-proxy';
import { createTestDatabase } from '@assay/db/testing/test-database';

import type { FaultDatabase, PartsRow } from '../fault-row.ts';
import { mountSmallDisk } from './small-disk.ts';

/** The database of one row, with all migrations. */
export async function openOwnDatabase(kind: PartsRow['database']): Promise<FaultDatabase> {
  if (kind === undefined) return sharedServer();
  if (kind === 'behind-a-network') return behindNetwork(await sharedServer());
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-faults-'));
  // mkdtemp makes it with mode 700, and root hands the server over to another account.
  await chmod(folder, 0o755);
  const disk = kind === 'own-server-on-small-disk' ? await mountSmallDisk(folder) : null;
  const dataFolder = path.join(folder, 'data');
  const start = () => startEmbeddedDatabase({ dataFolder });
  const server = await start();
  await prepareDatabase({ connectionString: server.url });
  return {
    url: server.url,
    workerUrl: server.url,
    swallow: notHere,
    stop: () => server.stop(),
    kill: () => killServer(path.join(dataFolder, 'postgres')),
    start: async () => {
      await start();
    },
    fillDisk: () => disk?.fill() ?? notHere(),
    freeDisk: () => disk?.free() ?? notHere(),
    drop: async () => {
      await server.stop();
      await disk?.unmount();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function sharedServer(): Promise<FaultDatabase> {
  const database = await createTestDatabase();
  const levers = { stop: notHere, kill: notHere, start: notHere };
  return {
    url: database.url,
    workerUrl: database.url,
    drop: () => database.drop(),
    ...levers,
    fillDisk: notHere,
    freeDisk: notHere,
    swallow: notHere,
  };
}

async function behindNetwork(database: FaultDatabase): Promise<FaultDatabase> {
  const proxy = await startDatabaseProxy(database.url);
  return {
    ...database,
    workerUrl: proxy.url,
    swallow: (durationMs) => {
      proxy.swallow(durationMs);
      return Promise.resolve();
    },
    drop: async () => {
      await proxy.close();
      await database.drop();
    },
  };
}

function notHere(): Promise<void> {
  return Promise.reject(new Error('The database of this row has no such lever: give it its own.'));
}

async function killServer(clusterFolder: string): Promise<void> {
  const state = readPostmaster(clusterFolder);
  if (state.kind !== 'running') throw new Error(`No server runs in ${clusterFolder}.`);
  process.kill(state.pid, 'SIGKILL');
  await Promise.resolve();
}
