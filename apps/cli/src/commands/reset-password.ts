import { resetPassword as resetStoredPassword } from '@assay/api/setup/reset-password';
import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';

import type { CliEnv } from '../env.ts';

/** Gives a person a new random password, whether or not Assay is running, and returns it. */
export async function resetPassword(env: CliEnv, email: string): Promise<string> {
  if (env.DATABASE_URL) return resetStoredPassword(env.DATABASE_URL, email);
  const database = await startEmbeddedDatabase({ dataFolder: env.ASSAY_DATA });
  try {
    return await resetStoredPassword(database.url, email);
  } finally {
    // One that was running before belongs to `npm start`.
    if (!database.adopted) await database.stop();
  }
}
