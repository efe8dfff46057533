import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { startEmbeddedDatabase } from '../embedded/embedded-database.ts';
import { isAlive } from '../process/process-identity.ts';
import { readTestingEnvironment } from './env.ts';
import { ensureTemplateDatabase } from './template-database.ts';

/** What a test file learns from the global setup through `inject('testDatabase')`. */
export type TestDatabaseContext = { adminUrl: string; templateName: string };

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: TestDatabaseContext;
  }
}

/** The folder's name carries the process that made it, so that a killed one's server can be cleared away. */
const FOLDER_PREFIX = 'assay-test-postgres-';

/**
 * vitest's global setup: one PostgreSQL server for the run, with a template that has all migrations.
 * ASSAY_TEST_DATABASE_URL names a server to use in place of an embedded one in a temporary folder.
 */
export default async function setUpTestServer(project: TestProject): Promise<() => Promise<void>> {
  const { ASSAY_TEST_DATABASE_URL: givenUrl } = readTestingEnvironment();
  if (givenUrl !== undefined) {
    project.provide('testDatabase', await prepareServer(givenUrl));
    return () => Promise.resolve();
  }
  await clearLeftovers();
  const dataFolder = await mkdtemp(path.join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  // mkdtemp makes it with mode 700, and root hands the server over to another account.
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedDatabase({ dataFolder, durable: false });
  project.provide('testDatabase', await prepareServer(server.urlOf('postgres')));
  return async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}

async function prepareServer(adminUrl: string): Promise<TestDatabaseContext> {
  return { adminUrl, templateName: await ensureTemplateDatabase(adminUrl) };
}

/** Stops the servers of test runs that were killed, and removes their folders. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.slice(FOLDER_PREFIX.length).split('-')[0]);
    if (!name.startsWith(FOLDER_PREFIX) || !Number.isInteger(pid) || isAlive(pid)) continue;
    const dataFolder = path.join(tmpdir(), name);
    // Starting adopts what still runs there; a folder that is past that is only removed.
    const left = await startEmbeddedDatabase({ dataFolder, durable: false }).catch(() => null);
    await left?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
