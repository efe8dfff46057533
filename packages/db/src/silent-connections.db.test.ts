import { setTimeout as sleep } from 'node:timers/promises';

import type { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createPool } from './pool.ts';
import { isPassingDatabaseError } from './record/database-error.ts';
import { startDatabaseProxy, type DatabaseProxy } from './testing/database-proxy.ts';
import { createTestDatabase } from './testing/test-database.ts';

const SILENT_MS = 200;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let proxy: DatabaseProxy;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

beforeEach(async () => {
  proxy = await startDatabaseProxy(database.url);
  pool = createPool({
    connectionString: proxy.url,
    max: 1,
    silence: { silentMs: SILENT_MS, lookIntervalMs: 50, answerLimitMs: 200 },
  });
});

afterEach(async () => {
  await proxy.close();
  await pool.end();
});

/** Asks over a connection that was there before. */
async function askAndLose(silenceMs: number): Promise<unknown> {
  await pool.query('select 1');
  proxy.swallow(silenceMs);
  return pool.query('select 2').catch((error: unknown) => error);
}

describe('a connection that brings no answer', () => {
  it('is ended when the server has no work of it, and another takes its place', async () => {
    expect(await askAndLose(0)).toSatisfy(isPassingDatabaseError);
    expect((await pool.query('select 3 as three')).rows).toEqual([{ three: 3 }]);
  });

  it('is ended when the server says nothing at all', async () => {
    expect(await askAndLose(1_000)).toSatisfy(isPassingDatabaseError);
    await sleep(500);
    expect((await pool.query('select 3 as three')).rows).toEqual([{ three: 3 }]);
  });

  it('holds what its transaction has locked no longer than the pool allows', async () => {
    const direct = createPool({ connectionString: database.url });
    const limited = createPool({ connectionString: proxy.url, idleTransactionLimitMs: 300 });
    await direct.query('create table locked as select 1 as row');
    const client = await limited.connect();
    await client.query('begin; update locked set row = 2');
    proxy.swallow();
    await direct.query('update locked set row = 3');
    expect((await direct.query('select row from locked')).rows).toEqual([{ row: 3 }]);
    client.release(true);
    await Promise.all([limited.end(), direct.end()]);
  });

  it('is left alone while the server is at work on its statement', async () => {
    const { rows } = await pool.query('select 4 as four from pg_sleep(1)');
    expect(rows).toEqual([{ four: 4 }]);
  });

  it('is left alone behind a pooler, of which the server knows other numbers', async () => {
    proxy.renumber();
    const { rows } = await pool.query('select 4 as four from pg_sleep(1)');
    expect(rows).toEqual([{ four: 4 }]);
  });

  it('is left alone while nothing is asked of it', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await sleep(3 * SILENT_MS);
    await client.query('commit');
    client.release();
  });

  it('is left alone while its reader takes its time, and the server has long sent all', async () => {
    const client = await pool.connect();
    const rows = client.query(
      copyTo(`copy (select repeat('x', 999) from generate_series(1, 1000)) to stdout`),
    );
    let bytes = 0;
    for await (const chunk of rows) {
      if (bytes === 0) await sleep(5 * SILENT_MS);
      bytes += (chunk as Uint8Array).length;
    }
    client.release();
    expect(bytes).toBe(1_000_000);
  });
});
