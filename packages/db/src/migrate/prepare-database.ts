import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { Logger, runMigrations } from 'graphile-worker';

import { applyMigrations } from './apply-migrations.ts';
import { ensureDatabase } from './ensure-database.ts';

/** The committed migrations of this project. */
export const MIGRATIONS_FOLDER = fileURLToPath(
  new URL('../../../../prisma/migrations', import.meta.url),
);

/** A server in a container beside needs some seconds to come up. */
const SERVER_WAIT_MS = 30_000;

/**
 * Makes the database ready for Assay: waits for the server, creates the database when it is missing,
 * applies the project's migrations and then the queue's own.
 *
 * @returns the names of the migrations applied now
 * @throws DatabaseUnreachableError, MigrationError
 */
export async function prepareDatabase(options: {
  connectionString: string;
  migrationsFolder?: string;
  waitMs?: number;
}): Promise<{ applied: string[] }> {
  const { connectionString } = options;
  await ensureDatabase(connectionString, options.waitMs ?? SERVER_WAIT_MS);
  const result = await applyMigrations({
    connectionString,
    migrationsFolder: path.resolve(options.migrationsFolder ?? MIGRATIONS_FOLDER),
  });
  await runMigrations({ connectionString, logger: silentLogger });
  return result;
}

/** The queue logs each of its migrations; its errors are thrown as well. */
const silentLogger = new Logger(() => () => undefined);
