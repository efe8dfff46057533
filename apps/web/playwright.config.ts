import path from 'node:path';

import { defineConfig } from '@playwright/test';

import { readEnvironment } from './e2e/env.ts';

const { url, chromium } = readEnvironment();
const results = path.join(import.meta.dirname, '../../test-results');

/** Journeys against a running Assay; one worker, because they share its accounts and its two cores. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '*.spec.ts',
  outputDir: path.join(results, 'e2e'),
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
