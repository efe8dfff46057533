import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { expect, test } from 'vitest';

import { buildRelease } from './build-release.ts';

test('the same sources give one release, which later builds leave as it is', async () => {
  const entry = await buildRelease();
  const built = await stat(entry);

  expect(await Promise.all([buildRelease(), buildRelease()])).toEqual([entry, entry]);
  expect((await stat(entry)).mtimeMs).toBe(built.mtimeMs);
  expect(await readdir(path.dirname(entry))).toContain('grading-thread.js');
});
