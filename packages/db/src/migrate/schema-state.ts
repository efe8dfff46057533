import { readdir } from 'node:fs/promises';

import type { DatabasePool } from '../pool.ts';
import { MIGRATIONS_FOLDER } from './prepare-database.ts';

/** The names of this version's migrations: they do not change while a process runs. */
export async function migrationNames(folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Those that the database does not have yet. A database that is ahead of this version lacks none. */
export async function findMissingMigrations(
  pool: DatabasePool,
  names: readonly string[],
): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
      where not exists (select from "_prisma_migrations"
                         where migration_name = name and finished_at is not null
                           and rolled_back_at is null)
      order by name`,
    [names],
  );
  return rows.map(({ name }) => name);
}
