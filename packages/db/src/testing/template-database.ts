import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { withDatabaseName } from '../migrate/ensure-database.ts';
import { hashMigrations, readMigrations } from '../migrate/migration-folder.ts';
import { MIGRATIONS_FOLDER, prepareDatabase } from '../migrate/prepare-database.ts';

export type TestDatabase = { url: string; drop(): Promise<void> };

/** Any number that nothing else on the server uses: two test runs must not make one template at once. */
const TEMPLATE_LOCK_ID = 4_172_026;
/** Raise when the queue's own migrations change, which the hash does not see. */
const TEMPLATE_REVISION = 1;

/**
 * Makes the database that the tests' databases are copies of, with all migrations applied, when the
 * server does not have it yet. Its name holds a hash of the migrations.
 *
 * @returns its name
 */
export async function ensureTemplateDatabase(adminUrl: string): Promise<string> {
  const hash = hashMigrations(await readMigrations(MIGRATIONS_FOLDER));
  const templateName = `assay_template_${TEMPLATE_REVISION}_${hash.slice(0, 16)}`;
  await withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK_ID]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [
      templateName,
    ]);
    if (rowCount !== 0) return;
    // Made under another name first: a run that dies here leaves no half template.
    const unfinished = `${templateName}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await prepareDatabase({ connectionString: withDatabaseName(adminUrl, unfinished) });
    await admin.query(`alter database ${unfinished} rename to ${templateName}`);
  });
  return templateName;
}

/** A database of its own for one test file: a copy of the template, about 50 ms. */
export async function createDatabaseFromTemplate(server: {
  adminUrl: string;
  templateName: string;
}): Promise<TestDatabase> {
  const { adminUrl, templateName } = server;
  const name = `assay_test_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(adminUrl, (admin) =>
    admin.query(`create database ${name} template ${templateName}`),
  );
  return {
    url: withDatabaseName(adminUrl, name),
    drop: async () => {
      await withAdmin(adminUrl, (admin) =>
        admin.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

/** An empty database of its own, without any table: for tests of the migrations themselves. */
export async function createEmptyDatabase(adminUrl: string): Promise<TestDatabase> {
  return createDatabaseFromTemplate({ adminUrl, templateName: 'template1' });
}

async function withAdmin<T>(adminUrl: string, use: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.end();
  }
}
