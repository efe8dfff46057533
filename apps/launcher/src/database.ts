import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';
import { prepareDatabase } from '@assay/db/migrate/prepare-database';

export type OpenDatabase = {
  url: string;
  /** For the person who started it; without a password. */
  where: string;
  stop(): Promise<void>;
};

/** A server named by the environment is expected to run already, or to come up within this time. */
const GIVEN_SERVER_WAIT_MS = 10_000;

/**
 * The database of this start: the server that DATABASE_URL names, which is not ours to stop, else the
 * embedded one of the data folder. Not migrated yet.
 */
export async function openDatabase(options: {
  givenUrl: string | null;
  dataFolder: string;
  onProgress: (sentence: string) => void;
}): Promise<OpenDatabase> {
  const { givenUrl, dataFolder, onProgress } = options;
  if (givenUrl !== null) {
    return { url: givenUrl, where: describe(givenUrl), stop: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedDatabase({ dataFolder, onProgress });
  if (embedded.adopted) onProgress('Found the database of an earlier start still running.');
  return {
    url: embedded.url,
    where: `${describe(embedded.url)} (embedded)`,
    stop: () => embedded.stop(),
  };
}

/** Brings the database to this version of Assay. */
export async function migrateDatabase(
  database: OpenDatabase,
  onProgress: (sentence: string) => void,
): Promise<void> {
  const { applied } = await prepareDatabase({
    connectionString: database.url,
    waitMs: GIVEN_SERVER_WAIT_MS,
  });
  if (applied.length > 0)
    onProgress(`Applied ${applied.length} migration(s): ${applied.join(', ')}.`);
}

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`;
}
