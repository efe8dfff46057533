import { inject } from 'vitest';

import type {} from './global-setup.ts';

import { createDatabaseFromTemplate, type TestDatabase } from './template-database.ts';

/**
 * A migrated database for the calling test file, on the server that the global setup started.
 * Call `drop` when done: it ends connections that are still open.
 */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabaseFromTemplate(inject('testDatabase'));
}
