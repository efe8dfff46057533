import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { MigrationError } from './migration-error.ts';

export type Migration = {
  name: string;
  script: string;
  /** SHA-256 of the file in hex, as Prisma stores it. */
  checksum: string;
  /** The checksums that count as unchanged: with these line ends, and with those of Unix and Windows. */
  checksums: string[];
};

/**
 * Reads `<folder>/<timestamp_name>/migration.sql`, in the order of the names.
 *
 * @throws MigrationError when the folder or a script is missing
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new MigrationError(
      `The folder of migrations ${folder} cannot be read: put back the project's prisma folder.`,
      { cause: error },
    );
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  // Prisma sorts by code unit too; a locale could put `_` elsewhere.
  names.sort((a, b) => (a < b ? -1 : 1));
  return Promise.all(names.map((name) => readMigration(folder, name)));
}

/** One hash over all migrations: names a database that has exactly these. */
export function hashMigrations(migrations: Migration[]): string {
  const lines = migrations.map((migration) => `${migration.name} ${migration.checksum}\n`);
  return sha256(lines.join(''));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const file = path.join(folder, name, 'migration.sql');
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new MigrationError(
      `The migration script ${file} cannot be read: put it back, or remove its folder.`,
      { cause: error },
    );
  });
  const script = bytes.toString('utf8');
  const unix = script.replaceAll('\r\n', '\n');
  const checksum = sha256(bytes);
  return {
    name,
    script,
    checksum,
    checksums: [checksum, sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))],
  };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
