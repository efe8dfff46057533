import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';

import { killChildren } from '../child-processes.ts';
import type { FaultDatabase, FaultRow, PartsRow } from './fault-row.ts';
import { openOwnDatabase } from './parts/own-database.ts';
import { startOwnWorker } from './parts/own-worker.ts';
import { playRow, type PlayedRow } from './play-row.ts';

const CONNECTIONS = 16;

/** For the end of a file with rows: how each ended. */
export function printTable(played: readonly PlayedRow[]): void {
  console.table(
    played.map(({ violations, ...figures }) => ({ ...figures, holds: violations.length === 0 })),
  );
}

/** Rows whose workers stay whole: one worker and one database for all; each row has servers of its own. */
export function describeServerRows(rows: readonly FaultRow[], played: PlayedRow[]): void {
  describe('a sweep goes on, and asks nothing twice', () => {
    let database: FaultDatabase;
    let pool: DatabasePool;

    beforeAll(async () => {
      database = await openOwnDatabase(undefined);
      pool = createPool({ connectionString: database.url, max: CONNECTIONS });
      // Rows wait for servers that are away, and must not keep each other from the worker.
      await startOwnWorker(database.url, { concurrency: 128 });
    });

    afterAll(async () => {
      killChildren();
      await pool.end();
      await database.drop();
    });

    for (const row of rows) {
      it.concurrent(row.name, { retry: row.retries ?? 0 }, async () => {
        const { url: databaseUrl } = database;
        note(await playRow(row, { pool, databaseUrl, setOf: (scene) => scene }), played);
      });
    }
  });
}

/** Rows that harm workers or the database, one after the other. */
export function describePartsRows(rows: readonly PartsRow[], played: PlayedRow[]): void {
  describe('a sweep survives', () => {
    afterEach(killChildren);

    for (const row of rows) {
      it(row.name, { retry: row.retries ?? 0 }, async () => {
        note(await playPartsRow(row), played);
      });
    }
  });
}

function note(result: PlayedRow, played: PlayedRow[]): void {
  played.push(result);
  expect(result.violations.join('\n')).toBe('');
}

async function playPartsRow(row: PartsRow): Promise<PlayedRow> {
  const database = await openOwnDatabase(row.database);
  const pool = createPool({ connectionString: database.url, max: CONNECTIONS });
  try {
    return await playRow(row, {
      databaseUrl: database.url,
      pool,
      setOf: (scene) => ({
        ...scene,
        database,
        startWorker: (options) => startOwnWorker(database.workerUrl, options),
      }),
    });
  } finally {
    killChildren();
    await pool.end();
    await database.drop();
  }
}
