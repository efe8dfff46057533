import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Folders that a build makes or that no build reads. */
const SKIPPED_FOLDERS = new Set([
  'node_modules',
  'generated',
  'e2e',
  'testing',
  'test-results',
  'playwright-report',
  'coverage',
]);
const SKIPPED_FILES = new Set(['next-env.d.ts']);
const SKIPPED_ENDINGS = ['.tsbuildinfo', '.md'];

/**
 * SHA-256 over everything that the web build reads, tests left out: two trees with one hash give one
 * release. Paths are relative to the project, so that a copy of it elsewhere has the same hash.
 */
export async function hashReleaseInputs(projectRoot: string): Promise<string> {
  const files = await listReleaseInputs(projectRoot);
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of files) {
    const content = createHash('sha256').update(await readFile(path.join(projectRoot, file)));
    hash.update(`${content.digest('hex')} ${file.split(path.sep).join('/')}\n`);
  }
  return hash.digest('hex').slice(0, 24);
}

async function listReleaseInputs(projectRoot: string): Promise<string[]> {
  const packages = await readdir(path.join(projectRoot, 'packages'));
  const folders = ['apps/web', 'tooling/tsconfig', ...packages.map((name) => `packages/${name}`)];
  const found = await Promise.all(folders.map((folder) => listFiles(projectRoot, folder)));
  return [...found.flat(), 'prisma/schema.prisma', 'package-lock.json'].sort();
}

async function listFiles(projectRoot: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(projectRoot, folder), { withFileTypes: true });
  const nested = await Promise.all(
    entries.filter(isInput).map((entry) => {
      const inner = path.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(projectRoot, inner) : Promise.resolve([inner]);
    }),
  );
  return nested.flat();
}

function isInput(entry: Dirent): boolean {
  // .next, .releases, .turbo, .env.local: made by builds, or not ours.
  if (entry.name.startsWith('.')) return false;
  if (entry.isDirectory()) return !SKIPPED_FOLDERS.has(entry.name);
  if (!entry.isFile() || SKIPPED_FILES.has(entry.name)) return false;
  return !isTest(entry.name) && !SKIPPED_ENDINGS.some((ending) => entry.name.endsWith(ending));
}

function isTest(name: string): boolean {
  return name.endsWith('.test.ts') || name.endsWith('.test.tsx');
}
