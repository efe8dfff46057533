import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { expect, test } from 'vitest';

import { buildRelease } from './build-release.ts';
import { NODE_OPTIONS } from './node-options.ts';

test('the same sources give one release, which later builds leave as it is', async () => {
  const entry = await buildRelease();
  const built = await stat(entry);

  expect(await Promise.all([buildRelease(), buildRelease()])).toEqual([entry, entry]);
  expect((await stat(entry)).mtimeMs).toBe(built.mtimeMs);
  expect(await readdir(path.dirname(entry))).toContain('grading-thread.js');
});

test('its image runs it as npm start does', async () => {
  const dockerfile = await readFile(path.join(import.meta.dirname, '../../Dockerfile'), 'utf8');
  const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  const script = 'apps/worker/.releases/image/worker.js';

  expect(JSON.parse(command)).toEqual(['node', ...NODE_OPTIONS, script]);
});
