import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { build as bundleFiles, type OutputFile, type Plugin } from 'esbuild';

import { sourcePlaces } from './source-places.ts';

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../../../..');

/** The worker, and what its grading threads run. */
const ENTRIES = {
  worker: path.join(PROJECT_ROOT, 'apps/worker/src/main.ts'),
  'grading-thread': path.join(PROJECT_ROOT, 'packages/grading/src/pool/grading-thread.ts'),
};

const RELEASES = path.join(PROJECT_ROOT, 'apps/worker/.releases');
/** A worker that still runs on an earlier one starts grading threads from it whenever one has to be replaced. */
const RELEASES_KEPT = 3;

/**
 * Builds the worker of the sources as they are now, as JavaScript in a few files; takes a quarter of a second.
 * It needs the `node_modules` above it, and finds scripts and programs that are no TypeScript beside the sources.
 *
 * @returns the script that Node runs, in a folder named by the hash of what is in it: a release is never changed
 */
export async function buildRelease(): Promise<string> {
  const outputs = await bundle(path.join(RELEASES, 'any'));
  const folder = path.join(RELEASES, hashOf(outputs));
  if (!(await markUsed(folder))) await publish(outputs, folder);
  await removeOldReleases();
  return path.join(folder, 'worker.js');
}

/**
 * Builds it into a folder of that name in the project, which nothing runs from meanwhile: for images.
 *
 * @returns the script that Node runs
 */
export async function buildInto(folder: string): Promise<string> {
  const target = path.resolve(PROJECT_ROOT, folder);
  await write(await bundle(target), target);
  return path.join(target, 'worker.js');
}

/** What is written in it depends on how deep the folder is, not on its name. */
async function bundle(folder: string): Promise<OutputFile[]> {
  const names = Object.entries(ENTRIES).map(([name, file]) => [file, `${name}.js`] as const);
  const { outputFiles } = await bundleFiles({
    entryPoints: ENTRIES,
    outdir: folder,
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [ownCodeOnly, sourcePlaces({ folder, entries: new Map(names) })],
  });
  return outputFiles;
}

/** Dependencies stay in node_modules: some of them look for files beside their own. */
const ownCodeOnly: Plugin = {
  name: 'own-code-only',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@assay/') ? undefined : { external: true },
    );
  },
};

function hashOf(outputs: readonly OutputFile[]): string {
  const hash = createHash('sha256');
  for (const { path: file, contents } of outputs) {
    hash.update(`${path.basename(file)} ${contents.length}\n`).update(contents);
  }
  return hash.digest('hex').slice(0, 24);
}

async function publish(outputs: readonly OutputFile[], folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}.unfinished`;
  await write(outputs, unfinished);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process has just published the same.
    await rm(unfinished, { recursive: true, force: true });
    if (!(await markUsed(folder))) throw error;
  }
}

async function write(outputs: readonly OutputFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path: file, contents } of outputs) {
    await writeFile(path.join(folder, path.basename(file)), contents);
  }
}

/** Its time says when it was used last: the least used are removed. False when it is not there. */
async function markUsed(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(folder, now, now).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function removeOldReleases(): Promise<void> {
  const names = await readdir(RELEASES);
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = path.join(RELEASES, name);
      // Another build may have removed it in this moment.
      const usedMs = await stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { folder, usedMs };
    }),
  );
  found.sort((a, b) => b.usedMs - a.usedMs);
  for (const { folder } of found.slice(RELEASES_KEPT)) {
    await rm(folder, { recursive: true, force: true });
  }
}
