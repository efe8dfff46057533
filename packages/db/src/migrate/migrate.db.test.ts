import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';

import { createEmptyDatabase, type TestDatabase } from '../testing/template-database.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { applyMigrations } from './apply-migrations.ts';
import { ensureDatabase, withDatabaseName } from './ensure-database.ts';
import { MIGRATIONS_FOLDER, prepareDatabase } from './prepare-database.ts';

let database: TestDatabase;
let migrationsFolder: string;

beforeEach(async () => {
  database = await createEmptyDatabase(inject('testDatabase').adminUrl);
  migrationsFolder = await mkdtemp(path.join(tmpdir(), 'assay-migrations-'));
});

afterEach(async () => {
  await database.drop();
  await rm(migrationsFolder, { recursive: true, force: true });
});

test('applies scripts in the order of their names and records them as Prisma does', async () => {
  await write('2_second', 'alter table pear add column weight_grams integer;');
  await write('1_first', 'create table pear (id integer); insert into pear values (7);');

  expect(await apply()).toEqual({ applied: ['1_first', '2_second'] });

  expect(await query('select id, weight_grams from pear')).toEqual([{ id: 7, weight_grams: null }]);
  const rows = await query(
    `select length(id) as id_length, checksum, migration_name, logs, rolled_back_at, applied_steps_count,
            finished_at >= started_at as in_order
       from _prisma_migrations order by migration_name`,
  );
  const same = {
    id_length: 36,
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
    in_order: true,
  };
  expect(rows).toEqual([
    {
      ...same,
      migration_name: '1_first',
      // sha256sum of the file's bytes
      checksum: sha256('create table pear (id integer); insert into pear values (7);'),
    },
    {
      ...same,
      migration_name: '2_second',
      checksum: sha256('alter table pear add column weight_grams integer;'),
    },
  ]);
});

test('applies only what is missing, and nothing the second time', async () => {
  await write('1_first', 'create table pear (id integer);');
  await apply();
  await write('2_second', 'create table plum (id integer);');

  expect(await apply()).toEqual({ applied: ['2_second'] });
  expect(await apply()).toEqual({ applied: [] });
});

test("the table has the columns, types and defaults of Prisma's own", async () => {
  await apply();

  const columns = await query(
    `select column_name as name, data_type as type, character_maximum_length as length,
            is_nullable as nullable, column_default as "default"
       from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`,
  );
  const time = 'timestamp with time zone';
  // prisma-engines, schema-engine, PostgreSQL flavour: create_migrations_table
  expect(columns).toEqual([
    { name: 'id', type: 'character varying', length: 36, nullable: 'NO', default: null },
    { name: 'checksum', type: 'character varying', length: 64, nullable: 'NO', default: null },
    { name: 'finished_at', type: time, length: null, nullable: 'YES', default: null },
    {
      name: 'migration_name',
      type: 'character varying',
      length: 255,
      nullable: 'NO',
      default: null,
    },
    { name: 'logs', type: 'text', length: null, nullable: 'YES', default: null },
    { name: 'rolled_back_at', type: time, length: null, nullable: 'YES', default: null },
    { name: 'started_at', type: time, length: null, nullable: 'NO', default: 'now()' },
    { name: 'applied_steps_count', type: 'integer', length: null, nullable: 'NO', default: '0' },
  ]);
});

test('a script that fails leaves nothing of itself but an open row with its log', async () => {
  await write('1_bad', 'create table pear (id integer); select * from no_such_table;');

  await expect(apply()).rejects.toThrow(
    /The migration 1_bad failed .*no_such_table.* `npx prisma migrate resolve --rolled-back 1_bad`/,
  );

  expect(await query(`select to_regclass('pear') as pear`)).toEqual([{ pear: null }]);
  const [row] = await query(
    'select finished_at, rolled_back_at, applied_steps_count, logs from _prisma_migrations',
  );
  expect(row).toMatchObject({ finished_at: null, rolled_back_at: null, applied_steps_count: 0 });
  expect(row?.logs).toContain('42P01');
});

test('keeps the log also when the script broke off inside a transaction of its own', async () => {
  await write('1_bad', 'begin; create table pear (id integer); select 1 / 0; commit;');

  await expect(apply()).rejects.toThrow('division by zero');

  expect((await query('select logs from _prisma_migrations'))[0]?.logs).toContain('22012');
});

test('refuses to go on after a failed migration until it is resolved', async () => {
  await write('1_bad', 'select 1 / 0;');
  await expect(apply()).rejects.toThrow('division by zero');
  await write('1_bad', 'create table pear (id integer);');

  await expect(apply()).rejects.toThrow(/1_bad failed earlier .*prisma migrate resolve/);

  // What `prisma migrate resolve --rolled-back` writes.
  await query('update _prisma_migrations set rolled_back_at = now()');
  expect(await apply()).toEqual({ applied: ['1_bad'] });
});

test('refuses a migration that was edited after it was applied', async () => {
  await write('1_first', 'create table pear (id integer);');
  await apply();
  await write('1_first', 'create table pear (id bigint);');

  await expect(apply()).rejects.toThrow(/1_first was edited/);
});

test('takes a checkout with other line ends for the same migration', async () => {
  await write('1_first', 'create table pear (\n  id integer\n);\n');
  await apply();
  await write('1_first', 'create table pear (\r\n  id integer\r\n);\r\n');

  expect(await apply()).toEqual({ applied: [] });
});

test('refuses a database that is ahead of the code', async () => {
  await write('1_first', 'create table pear (id integer);');
  await apply();
  await rm(path.join(migrationsFolder, '1_first'), { recursive: true });

  await expect(apply()).rejects.toThrow(
    /database is ahead of this Assay: it has the migration 1_first/,
  );
});

test('two at once apply each migration once', async () => {
  await write('1_first', 'select pg_sleep(0.2); create table pear (id integer);');

  const results = await Promise.all([apply(), apply(), apply()]);

  expect(results.flatMap((result) => result.applied)).toEqual(['1_first']);
});

test("waits while Prisma's advisory lock is held", async () => {
  await write('1_first', 'create table pear (id integer);');
  const prisma = new pg.Client({ connectionString: database.url });
  await prisma.connect();
  await prisma.query('select pg_advisory_lock(72707369)');
  const applying = apply();
  await untilSomebodyWaits();

  expect(await query(`select to_regclass('pear') as pear`)).toEqual([{ pear: null }]);
  await prisma.end();

  expect(await applying).toEqual({ applied: ['1_first'] });
});

test('prepareDatabase creates a missing database, with quotes in its name too, and the queue', async () => {
  const connectionString = withDatabaseName(database.url, `pre"pared ${randomUUID()}`);

  const { applied } = await prepareDatabase({ connectionString, migrationsFolder });

  expect(applied).toEqual([]);
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    `select to_regclass('graphile_worker._private_jobs')::text as jobs`,
  );
  await client.end();
  expect(rows).toEqual([{ jobs: 'graphile_worker._private_jobs' }]);
  const name = decodeURIComponent(new URL(connectionString).pathname.slice(1));
  await query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
});

test('a template clone has every committed migration', async () => {
  const clone = await createTestDatabase();

  expect(
    await applyMigrations({ connectionString: clone.url, migrationsFolder: MIGRATIONS_FOLDER }),
  ).toEqual({ applied: [] });
  await clone.drop();
});

test('a server that does not answer is named in one sentence, without its password', async () => {
  const connectionString = 'postgresql://somebody:secret@127.0.0.1:1/assay';

  const failure = await ensureDatabase(connectionString, 300).catch((error: unknown) =>
    String(error),
  );

  expect(failure).toContain('127.0.0.1:1 does not answer (ECONNREFUSED)');
  expect(failure).not.toContain('secret');
});

test('a wrong password is told at once, not after the wait', async () => {
  const url = new URL(database.url);
  url.password = 'wrong';

  await expect(ensureDatabase(url.toString(), 60_000)).rejects.toThrow(
    'refuses the account or its password',
  );
});

test('a connection string that is none is not repeated, since it may hold a password', async () => {
  const failure = await ensureDatabase('secret@nowhere').catch((error: unknown) => String(error));

  expect(failure).toContain('set DATABASE_URL to postgresql://');
  expect(failure).not.toContain('secret');
});

async function write(name: string, script: string): Promise<void> {
  await mkdir(path.join(migrationsFolder, name), { recursive: true });
  await writeFile(path.join(migrationsFolder, name, 'migration.sql'), script);
}

function apply(): Promise<{ applied: string[] }> {
  return applyMigrations({ connectionString: database.url, migrationsFolder });
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(() => query(`select 1 from pg_locks where locktype = 'advisory' and not granted`))
    .toHaveLength(1);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
