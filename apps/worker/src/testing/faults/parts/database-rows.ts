import { setTimeout as sleep } from 'node:timers/promises';

import { withDatabaseName } from '@assay/db/migrate/ensure-database';
import { createPool } from '@assay/db/pool';

import type { PartsRow, PartsScene, WorkerProcess } from '../fault-row.ts';
import { readRun, waitForSamples } from '../play-row.ts';

const LIMIT = 8;
const SLOW_SPEED = 5;
const AWAY_MS = 3_000;
const SILENCE_MS = 20_000;
const DRAIN_MS = 2_000;
/** As docs/operations.md promises a supervisor: so long after the wait the process ends in any case. */
const GIVE_BACK_MS = 8_000;

export const databaseRows: readonly PartsRow[] = [
  {
    name: 'PostgreSQL stopped and started twice',
    database: 'own-server',
    servers: { speed: SLOW_SPEED },
    work: { items: 60, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    meanwhile: async (scene) => {
      const { database, startWorker } = scene;
      await startWorker();
      await waitForSamples(scene, 50);
      await database.stop();
      await sleep(AWAY_MS);
      await database.start();
      await waitForSamples(scene, ((await readRun(scene))?.samples ?? 0) + 100);
      await database.stop();
      await sleep(AWAY_MS);
      await database.start();
    },
  },
  {
    name: 'PostgreSQL killed (−9) twice',
    database: 'own-server',
    servers: { speed: SLOW_SPEED },
    work: { items: 60, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    meanwhile: async (scene) => {
      const { database, startWorker } = scene;
      await startWorker();
      for (const samples of [50, 200]) {
        await waitForSamples(scene, samples);
        await database.kill();
        await sleep(AWAY_MS);
        await database.start();
      }
    },
  },
  {
    name: 'PostgreSQL refuses everybody for a second',
    isQuick: true,
    servers: { speed: SLOW_SPEED },
    work: { items: 20, repeats: 5 },
    meanwhile: async (scene) => {
      await scene.startWorker();
      await waitForSamples(scene, 10);
      await shutOut(scene, 1_000);
    },
  },
  {
    name: 'the network to PostgreSQL swallows everything for 20 s, and ends no connection',
    database: 'behind-a-network',
    servers: { speed: SLOW_SPEED },
    work: { items: 60, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    meanwhile: async (scene) => {
      await scene.startWorker();
      await waitForSamples(scene, 50);
      await scene.database.swallow(SILENCE_MS);
      await sleep(SILENCE_MS);
      await expectSampleWithin(scene, 60_000);
    },
  },
  {
    name: 'a worker is asked to stop while the network to PostgreSQL swallows everything',
    database: 'behind-a-network',
    servers: { speed: SLOW_SPEED },
    work: { items: 60, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    // What came in the silence: those in flight, and those of the batches before that nobody confirmed.
    allows: { askingAfterCancellation: true, lostReplies: 4 * LIMIT },
    meanwhile: async (scene) => {
      const worker = await scene.startWorker({ drainSeconds: DRAIN_MS / 1_000 });
      await waitForSamples(scene, 50);
      await scene.database.swallow(SILENCE_MS);
      const silence = sleep(SILENCE_MS);
      await expectEndWithin(worker, DRAIN_MS + GIVE_BACK_MS + 2_000);
      await silence;
      await scene.startWorker();
    },
  },
  {
    name: 'the disk of the database is full for five seconds',
    database: 'own-server-on-small-disk',
    servers: { speed: SLOW_SPEED },
    work: { items: 60, repeats: 10, itemsPerShard: 10, limit: LIMIT },
    meanwhile: async (scene) => {
      const { database, startWorker } = scene;
      await startWorker();
      await waitForSamples(scene, 50);
      await database.fillDisk();
      await sleep(5_000);
      await database.freeDisk();
      // A server that could not write its log has ended.
      await database.start();
    },
  },
];

/** @throws Error when no sample more was stored within so long */
async function expectSampleWithin(scene: PartsScene, limitMs: number): Promise<void> {
  const before = (await readRun(scene))?.samples ?? 0;
  const late = sleep(limitMs, undefined, { ref: false }).then(() => {
    throw new Error(`No sample was stored within ${limitMs / 1_000} s of the end of the silence.`);
  });
  await Promise.race([waitForSamples(scene, before + 1), late]);
}

/** @throws Error when it has not ended so long after it was asked to */
async function expectEndWithin(worker: WorkerProcess, limitMs: number): Promise<void> {
  const late = sleep(limitMs, undefined, { ref: false }).then(() => {
    throw new Error(`The worker had not ended ${limitMs / 1_000} s after SIGTERM.`);
  });
  await Promise.race([worker.drain(), late]);
}

/** Cuts all connections to the database of the row, and lets nobody in again for so long. */
async function shutOut({ database }: PartsScene, durationMs: number): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  const admin = createPool({ connectionString: withDatabaseName(database.url, 'postgres') });
  await admin.query(`alter database ${name} with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    name,
  ]);
  await sleep(durationMs);
  await admin.query(`alter database ${name} with allow_connections true`);
  await admin.end();
}
