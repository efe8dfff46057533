import { expect, it } from 'vitest';

import { createPool } from '@assay/db/pool';
import { createTestDatabase } from '@assay/db/testing/test-database';

import { createReadiness } from './readiness.ts';

it('is ready with a database of this version, and says what is missing otherwise', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  let idleBecause: string | null = null;
  const readiness = createReadiness({ pool, idleBecause: () => idleBecause });
  expect(await readiness()).toBeNull();

  const first = '20261122180000_first_light';
  await pool.query('delete from "_prisma_migrations" where migration_name = $1', [first]);
  expect(await readiness()).toBe(
    `The database lacks the migration ${first}: run \`assay migrate\`.`,
  );

  idleBecause = 'The worker is draining.';
  expect(await readiness()).toBe(idleBecause);
  idleBecause = null;

  await pool.end();
  expect(await readiness()).toContain('The database cannot be read');
  await database.drop();
});
