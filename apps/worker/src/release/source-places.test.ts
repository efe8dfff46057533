import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { sourcePlaces } from './source-places.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay places-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a bundled module finds what lies beside its source, and its thread in the bundle', async () => {
  const source = await write(
    'a b/main.ts',
    `export const url: string = import.meta.url;
     export const folder = import.meta.dirname;
     export const script = new URL('./script.mjs', import.meta.url).href;
     export const thread = new URL('./thread.ts', import.meta.url).href;`,
  );
  const thread = await write('a b/thread.ts', '');
  const bundled = await bundle({ main: source, thread });

  expect(await import(pathToFileURL(path.join(bundled, 'main.js')).href)).toMatchObject({
    url: pathToFileURL(source).href,
    folder: path.dirname(source),
    script: pathToFileURL(path.join(path.dirname(source), 'script.mjs')).href,
    thread: pathToFileURL(path.join(bundled, 'thread.js')).href,
  });
});

test('a thread whose module is not in the bundle fails the build, by name', async () => {
  const source = await write(
    'main.ts',
    `export const thread = new URL('./other.ts', import.meta.url);`,
  );

  await expect(bundle({ main: source })).rejects.toThrow('starts ./other.ts');
});

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, 'sources', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

async function bundle(entryPoints: Record<string, string>): Promise<string> {
  const outdir = path.join(folder, 'bundle');
  const entries = new Map(
    Object.entries(entryPoints).map(([name, file]) => [file, `${name}.js`] as const),
  );
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    plugins: [sourcePlaces({ folder: outdir, entries })],
  });
  return outdir;
}
