import { defineConfig } from 'vitest/config';

const everywhere = ['apps/*/src/**', 'packages/*/src/**'];

/** Three kinds of test by suffix: what they need to run is what tells them apart. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing under test keeps state in a module; a process a file costs twice the CPU of the tests themselves.
          isolate: false,
          include: everywhere.map((folder) => `${folder}/*.test.ts`),
          exclude: [
            '**/*.db.test.ts',
            '**/*.process.test.ts',
            '**/*.slow.test.ts',
            '**/*.backend.test.ts',
            '**/node_modules/**',
          ],
        },
      },
      {
        test: {
          name: 'db',
          include: everywhere.map((folder) => `${folder}/*.db.test.ts`),
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          include: everywhere.map((folder) => `${folder}/*.process.test.ts`),
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxConcurrency: 16,
        },
      },
      {
        test: {
          name: 'slow',
          include: everywhere.map((folder) => `${folder}/*.slow.test.ts`),
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // What runs side by side there waits for servers most of the time.
          maxConcurrency: 32,
        },
      },
      {
        test: {
          // By command alone: needs a server that answers (ASSAY_TEST_BACKEND_URL, or npm run test:llama).
          name: 'backend',
          include: everywhere.map((folder) => `${folder}/*.backend.test.ts`),
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
