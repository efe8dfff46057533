import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { makeFolder } from './make-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-folder-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('makes missing parents, and is fine with what two callers make at once', async () => {
  const deep = path.join(folder, 'a/b/c');

  await Promise.all([makeFolder(deep), makeFolder(deep)]);

  expect((await stat(deep)).isDirectory()).toBe(true);
});

test('a file in the way is an error, not a folder', async () => {
  await writeFile(path.join(folder, 'a'), '');

  await expect(makeFolder(path.join(folder, 'a'))).rejects.toHaveProperty('code', 'EEXIST');
  await expect(makeFolder(path.join(folder, 'a/b'))).rejects.toHaveProperty('code', 'EEXIST');
});

test.runIf(process.platform === 'linux')(
  'ends with an error where no folder can be made',
  async () => {
    await expect(makeFolder('/proc/assay/data')).rejects.toHaveProperty('syscall', 'mkdir');
  },
);
