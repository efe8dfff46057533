import { findMissingMigrations, migrationNames } from '@assay/db/migrate/schema-state';
import type { DatabasePool } from '@assay/db/pool';

/** Null: the worker can do its work. Otherwise one sentence that says why it cannot. */
export type ReadReadiness = () => Promise<string | null>;

const ANSWER_LIMIT_MS = 2_000;

/** Whether work is taken, the database answers, and its schema is this version's. Who asks meanwhile shares an answer. */
export function createReadiness(options: {
  pool: DatabasePool;
  /** Null: it takes work. */
  idleBecause: () => string | null;
}): ReadReadiness {
  const names = migrationNames();
  let asking: Promise<string | null> | null = null;

  async function askDatabase(): Promise<string | null> {
    const missing = await withinLimit(findMissingMigrations(options.pool, await names));
    if (missing === null) return `The database did not answer within ${ANSWER_LIMIT_MS} ms.`;
    if (missing.length === 0) return null;
    return `The database lacks the migration ${missing.join(', ')}: run \`assay migrate\`.`;
  }

  return () => {
    const reason = options.idleBecause();
    if (reason !== null) return Promise.resolve(reason);
    asking ??= askDatabase()
      .catch((error: unknown) => `The database cannot be read: ${messageOf(error)}`)
      .finally(() => {
        asking = null;
      });
    return asking;
  };
}

function withinLimit<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ANSWER_LIMIT_MS, null);
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
