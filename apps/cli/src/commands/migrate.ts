import { prepareDatabase } from '@assay/db/migrate/prepare-database';

import { requireDatabaseUrl, type CliEnv } from '../env.ts';

/** Brings the database of DATABASE_URL to this version: ours and the queue's migrations. */
export async function migrate(env: CliEnv): Promise<string> {
  const { applied } = await prepareDatabase({ connectionString: requireDatabaseUrl(env) });
  if (applied.length === 0) return 'The database is up to date.';
  return `Applied ${applied.length} of ours: ${applied.join(', ')}.`;
}
