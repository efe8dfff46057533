import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';
import { prepareDatabase } from '@assay/db/migrate/prepare-database';
import { createPool } from '@assay/db/pool';

import type { Bench } from './bench.ts';
import { endChildren } from './children.ts';

/**
 * An embedded PostgreSQL of its own, durable as that of `npm start`; it and all children are gone afterwards.
 *
 * @throws Error when the bench is interrupted
 */
export async function withDatabase<Result>(
  use: (database: Pick<Bench, 'databaseUrl' | 'pool'>) => Promise<Result>,
): Promise<Result> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'assay-bench-engine-'));
  // mkdtemp makes it with mode 700, and root hands the server over to another account.
  await chmod(dataFolder, 0o755);
  const database = await startEmbeddedDatabase({ dataFolder });
  try {
    await prepareDatabase({ connectionString: database.url });
    const pool = createPool({ connectionString: database.url });
    try {
      return await Promise.race([use({ databaseUrl: database.url, pool }), interruption()]);
    } finally {
      await endChildren();
      await pool.end();
    }
  } finally {
    await database.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Rejects at Ctrl-C, so that the database is stopped then too: it is a daemon and would go on. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        reject(new Error(`The bench was stopped by ${signal}.`));
      });
    }
  });
}
