import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { MigrationError } from './migration-error.ts';
import { readMigrations, type Migration } from './migration-folder.ts';

/** Prisma's own advisory lock, so that its command line and this applier never run at once. */
const PRISMA_LOCK_ID = 72_707_369;
const LOCK_LIMIT_MS = 120_000;

/** The table exactly as Prisma 7 makes it (schema-engine, PostgreSQL flavour). */
const CREATE_TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

type MigrationRow = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/**
 * Applies the migrations that the database does not have yet, in the order of their names, and leaves
 * what `prisma migrate deploy` would leave, so that Prisma's command line can go on from there.
 *
 * @returns the names of the migrations applied now
 * @throws MigrationError when the database and the folder disagree, or a migration fails
 */
export async function applyMigrations(options: {
  connectionString: string;
  migrationsFolder: string;
}): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.migrationsFolder);
  const client = new pg.Client({ connectionString: options.connectionString });
  await client.connect();
  try {
    await takeLock(client);
    await client.query(CREATE_TABLE);
    const pending = findPending(migrations, await readRows(client));
    for (const migration of pending) await applyOne(client, migration);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}

async function takeLock(client: pg.Client): Promise<void> {
  try {
    await client.query(`set lock_timeout = ${LOCK_LIMIT_MS}`);
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK_ID]);
    await client.query('reset lock_timeout');
  } catch (error) {
    throw new MigrationError(
      `Another process has been migrating this database for more than ${LOCK_LIMIT_MS / 1000} s: wait for it, or end it, and start again.`,
      { cause: error },
    );
  }
}

async function readRows(client: pg.Client): Promise<MigrationRow[]> {
  const { rows } = await client.query<MigrationRow>(
    `select migration_name, checksum, finished_at, rolled_back_at
       from "_prisma_migrations" order by started_at, migration_name`,
  );
  return rows.filter((row) => row.rolled_back_at === null);
}

function findPending(migrations: Migration[], rows: MigrationRow[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = byName.get(row.migration_name);
    if (row.finished_at === null) throw failedEarlier(row.migration_name);
    if (migration === undefined) throw ahead(row.migration_name);
    if (!migration.checksums.includes(row.checksum)) throw edited(migration.name);
  }
  const done = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

/** As Prisma: the whole script as one simple query, which PostgreSQL runs as one implicit transaction. */
async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name) values ($1, $2, $3)`,
    [id, migration.checksum, migration.name],
  );
  try {
    await client.query(migration.script);
  } catch (error) {
    const logs = describeFailure(migration.name, error);
    // The script may have left a transaction of its own open and broken.
    await client.query('rollback');
    await client.query(`update "_prisma_migrations" set logs = $2 where id = $1`, [id, logs]);
    throw new MigrationError(
      `The migration ${migration.name} failed (${messageOf(error)}): correct the cause, then run \`npx prisma migrate resolve --rolled-back ${migration.name}\` and start again.`,
      { cause: error },
    );
  }
  await client.query(
    `update "_prisma_migrations" set finished_at = now(), applied_steps_count = 1 where id = $1`,
    [id],
  );
}

function describeFailure(name: string, error: unknown): string {
  const { code, position, detail } = error as Partial<pg.DatabaseError>;
  return [
    'A migration failed to apply. New migrations cannot be applied before the error is recovered from.',
    `Migration name: ${name}`,
    `Database error code: ${code ?? 'unknown'}`,
    `Database error: ${messageOf(error)}`,
    ...(detail === undefined ? [] : [`Detail: ${detail}`]),
    ...(position === undefined ? [] : [`Position: ${position}`]),
  ].join('\n\n');
}

function failedEarlier(name: string): MigrationError {
  return new MigrationError(
    `The migration ${name} failed earlier and its outcome is open: look at what it left, then run \`npx prisma migrate resolve --rolled-back ${name}\` (or --applied) and start again.`,
  );
}

function ahead(name: string): MigrationError {
  return new MigrationError(
    `The database is ahead of this Assay: it has the migration ${name}, which is not in the folder of migrations; use the newer Assay, or another database.`,
  );
}

function edited(name: string): MigrationError {
  return new MigrationError(
    `The migration ${name} was edited after this database applied it: put back its file as it was, and write the change as a new migration.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
