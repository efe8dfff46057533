import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { createPool } from '../pool.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/template-database.ts';
import { applyMigrations } from './apply-migrations.ts';
import { MIGRATIONS_FOLDER } from './prepare-database.ts';

const MIGRATION = '20261130185000_base_urls_as_they_stand';

let database: TestDatabase;
let folder: string;
let pool: Pool;

beforeAll(async () => {
  database = await createEmptyDatabase(inject('testDatabase').adminUrl);
  folder = await mkdtemp(path.join(tmpdir(), 'assay-base-urls-migration-'));
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function migrateUpTo(isWanted: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(MIGRATIONS_FOLDER)).filter(isWanted)) {
    await cp(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name), { recursive: true });
  }
  await applyMigrations({ connectionString: database.url, migrationsFolder: folder });
}

const STORED_BEFORE = `
  insert into workspace (slug, name) values ('w', 'W');
  insert into backend (workspace_id, name, replica_urls) values
    (1, 'as they are', '{http://gpu-1:8000,http://gpu-1:8000/v1,https://host/api/v3}'),
    (1, 'below a path', '{http://gpu-1/two,https://host/team-a,http://gpu-1/one/?key=1}');
  insert into replica_weights (url, epoch) values
    ('http://gpu-1/two', 2), ('http://gpu-1:8000', 3), ('http://a/both', 4), ('http://a/both/v1', 5);
  insert into weights_claim (url, holder, path, priority, since, expires_at)
    values ('http://gpu-1/two', 'one', '/weights/ten', 0, now(), now())`;

test('stored addresses mean what they meant, in their order, and so does what is known of their servers', async () => {
  await migrateUpTo((name) => name < MIGRATION);
  await pool.query(STORED_BEFORE);
  await migrateUpTo((name) => name === MIGRATION);
  const backends = await pool.query<{ urls: string[] }>(
    'select replica_urls as urls from backend order by id',
  );
  expect(backends.rows.map(({ urls }) => urls)).toEqual([
    ['http://gpu-1:8000', 'http://gpu-1:8000/v1', 'https://host/api/v3'],
    ['http://gpu-1/two/v1', 'https://host/team-a/v1', 'http://gpu-1/one/v1'],
  ]);
  const held = await pool.query('select url, epoch from replica_weights order by epoch');
  expect(held.rows).toEqual([
    { url: 'http://gpu-1/two/v1', epoch: 2 },
    { url: 'http://gpu-1:8000', epoch: 3 },
    { url: 'http://a/both', epoch: 4 },
    { url: 'http://a/both/v1', epoch: 5 },
  ]);
  const claims = await pool.query('select url from weights_claim');
  expect(claims.rows).toEqual([{ url: 'http://gpu-1/two/v1' }]);
});
