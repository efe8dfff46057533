import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { ensureWebRelease } from './web-release.ts';

let projectRoot: string;
let builds: number;

beforeEach(async () => {
  projectRoot = await mkdtemp(path.join(tmpdir(), 'assay-release-'));
  builds = 0;
  await write('apps/web/src/page.tsx', 'page');
  await write('packages/db/src/client.ts', 'client');
  await write('tooling/tsconfig/base.json', '{}');
  await write('prisma/schema.prisma', 'schema');
  await write('package-lock.json', '{}');
});

afterEach(async () => {
  await rm(projectRoot, { recursive: true, force: true });
});

test('the same sources are built once, and a release has the server with its static files', async () => {
  const first = await ensure();
  const second = await ensure();

  expect([first.built, second.built, builds]).toEqual([true, false, 1]);
  expect(second.server).toBe(first.server);
  expect(await readFile(first.server, 'utf8')).toBe('server of page');
  expect(await readFile(path.join(first.folder, '.next/static/chunk.js'), 'utf8')).toBe('chunk');
});

test.each([
  'apps/web/src/page.tsx',
  'packages/db/src/client.ts',
  'prisma/schema.prisma',
  'package-lock.json',
])('a change of %s makes another release', async (file) => {
  const first = await ensure();
  await write(file, 'changed');

  expect((await ensure()).server).not.toBe(first.server);
});

test.each([
  'apps/web/src/page.test.tsx',
  'apps/web/e2e/path.spec.ts',
  'apps/web/.next/standalone/apps/web/server.js',
  'apps/web/tsconfig.tsbuildinfo',
  'packages/db/src/generated/prisma/client.ts',
  'packages/db/node_modules/pg/index.js',
])('a change of %s does not', async (file) => {
  await ensure();
  await write(file, 'changed');

  expect((await ensure()).built).toBe(false);
});

test('a later build leaves the release of a running web app as it is', async () => {
  const running = await ensure();
  await write('apps/web/src/page.tsx', 'newer');
  await ensure();

  expect(await readFile(running.server, 'utf8')).toBe('server of page');
});

test('two at once build once', async () => {
  const releases = await Promise.all([ensure(), ensure(), ensure()]);

  expect(builds).toBe(1);
  expect(releases.filter((release) => release.built)).toHaveLength(1);
});

test('keeps the two releases that were used last', async () => {
  const first = await ensure();
  await write('apps/web/src/page.tsx', 'second');
  await ensure();
  await write('apps/web/src/page.tsx', 'page');
  await ensure();
  await write('apps/web/src/page.tsx', 'third');
  const third = await ensure();

  const kept = await readdir(path.join(projectRoot, 'apps/web/.releases'));
  expect(kept.sort()).toEqual([hashOf(first.folder), hashOf(third.folder)].sort());
});

test('a build that fails leaves no release, and the next one tries again', async () => {
  const failing = ensureWebRelease({ ...options(), build: () => Promise.reject(new Error('no')) });
  await expect(failing).rejects.toThrow('no');

  expect((await ensure()).built).toBe(true);
});

test('a build without a server is told in one sentence', async () => {
  const empty = ensureWebRelease({ ...options(), build: () => Promise.resolve() });

  await expect(empty).rejects.toThrow('The build of the web app left no server in');
});

function ensure() {
  return ensureWebRelease(options());
}

/** Builds as Next does with `output: 'standalone'`: a server in a copy of the tree, static files beside. */
function options() {
  return {
    projectRoot,
    logFile: path.join(projectRoot, 'build.log'),
    inherited: {},
    onProgress: () => undefined,
    build: async () => {
      builds += 1;
      const page = await readFile(path.join(projectRoot, 'apps/web/src/page.tsx'), 'utf8');
      await write('apps/web/.next/standalone/apps/web/server.js', `server of ${page}`);
      await write('apps/web/.next/static/chunk.js', 'chunk');
    },
  };
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(projectRoot, file)), { recursive: true });
  await writeFile(path.join(projectRoot, file), content);
}

function hashOf(folder: string): string {
  return path.basename(path.join(folder, '../..'));
}
