import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

import { acquireFileLock } from '@assay/db/process/file-lock';

import { LaunchError } from './launch-error.ts';
import { hashReleaseInputs } from './release-inputs.ts';
import { runWebBuild, type WebBuildOptions } from './web-build.ts';

export type WebRelease = {
  /** The folder to run it in. */
  folder: string;
  /** Absolute path of the script that Node runs. */
  server: string;
  /** False when it was there already. */
  built: boolean;
};

export type WebReleaseOptions = WebBuildOptions & {
  onProgress: (sentence: string) => void;
  /** Builds into `apps/web/.next`. */
  build?: (options: WebBuildOptions) => Promise<void>;
};

const RELEASES_KEPT = 2;
/** A build takes about a minute, and five on a slow disk. */
const OTHER_BUILD_LIMIT_MS = 15 * 60_000;

/**
 * The built web app for the sources as they are now, in a folder named by their hash that no later
 * build touches: a running one is never disturbed by a build for tests, or for a newer version.
 *
 * @throws LaunchError when it cannot be built
 */
export async function ensureWebRelease(options: WebReleaseOptions): Promise<WebRelease> {
  const webFolder = path.join(options.projectRoot, 'apps/web');
  const releases = path.join(webFolder, '.releases');
  await mkdir(releases, { recursive: true });
  const hash = await hashReleaseInputs(options.projectRoot);
  const release = releaseAt(path.join(releases, hash));
  if (await markUsed(release)) return { ...release, built: false };
  // Not inside `releases`, where only releases are: everything else there is swept.
  const lock = await acquireFileLock({
    path: path.join(webFolder, '.releases.lock'),
    waitMs: OTHER_BUILD_LIMIT_MS,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  try {
    if (await markUsed(release)) return { ...release, built: false };
    options.onProgress('Building the web app; the first time this takes about a minute.');
    await (options.build ?? runWebBuild)(options);
    await publish(webFolder, path.join(releases, hash));
    await removeOldReleases(releases);
    return { ...release, built: true };
  } finally {
    await lock.release();
  }
}

function releaseAt(root: string): { folder: string; server: string } {
  const folder = path.join(root, 'apps/web');
  return { folder, server: path.join(folder, 'server.js') };
}

/** Its time says when it was used last: the least used are removed. False when it is not there. */
async function markUsed(release: { folder: string }): Promise<boolean> {
  const now = new Date();
  const root = path.join(release.folder, '../..');
  return utimes(root, now, now).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Next's standalone output leaves out what a content network would serve; here the server does. */
async function publish(webFolder: string, target: string): Promise<void> {
  const standalone = path.join(webFolder, '.next/standalone');
  const unfinished = `${target}.unfinished`;
  const copyTo = { recursive: true, verbatimSymlinks: true } as const;
  await stat(path.join(standalone, 'apps/web/server.js')).catch((error: unknown) => {
    throw new LaunchError(
      `The build of the web app left no server in ${standalone}: run \`npm run build\` to see why.`,
      { cause: error },
    );
  });
  await rm(unfinished, { recursive: true, force: true });
  await cp(standalone, unfinished, copyTo);
  await cp(
    path.join(webFolder, '.next/static'),
    path.join(unfinished, 'apps/web/.next/static'),
    copyTo,
  );
  const publicFolder = path.join(webFolder, 'public');
  if ((await stat(publicFolder).catch(() => null)) !== null) {
    await cp(publicFolder, path.join(unfinished, 'apps/web/public'), copyTo);
  }
  await rename(unfinished, target);
  await markUsed(releaseAt(target));
}

async function removeOldReleases(releases: string): Promise<void> {
  const names = await readdir(releases);
  const found = await Promise.all(
    names.map(async (name) => ({
      name,
      usedMs: name.endsWith('.unfinished') ? 0 : (await stat(path.join(releases, name))).mtimeMs,
    })),
  );
  found.sort((a, b) => b.usedMs - a.usedMs);
  for (const { name } of found.slice(RELEASES_KEPT)) {
    await rm(path.join(releases, name), { recursive: true, force: true });
  }
}
