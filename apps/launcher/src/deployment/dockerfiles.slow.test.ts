import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, test } from 'vitest';

import { projectRoot } from './compose-file.ts';

/** What the finished image must be able to do with its own dependencies alone: load all of its code. */
const images = [
  {
    dockerfile: 'apps/worker/Dockerfile',
    then: [
      'node --import tsx apps/cli/src/main.ts --help',
      // Without an environment each ends with its sentence, after every import has been resolved.
      'node apps/worker/.releases/image/worker.js 2>&1 | grep "DATABASE_URL is missing"',
      'ASSAY_REFERENCE_PORT=none node --import tsx apps/reference-backend/src/main.ts 2>&1 | grep "Set ASSAY_REFERENCE_PORT"',
    ],
  },
  {
    dockerfile: 'apps/web/Dockerfile',
    then: ['test -f apps/web/server.js', 'test -d apps/web/.next/static'],
  },
];

test.each(images)('the build steps of $dockerfile work on this machine', ({ dockerfile, then }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(projectRoot, 'scripts/dockerfile-steps.mjs'),
      dockerfile,
      '--then',
      then.join(' && '),
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(status, `${stdout}\n${stderr}`.slice(-5_000)).toBe(0);
});
