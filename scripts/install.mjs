import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** Installs the dependencies when they are missing or older than the lock file. Null, or a sentence. */
export function ensureInstalled(projectRoot) {
  if (isInstalled(projectRoot)) return null;
  console.error('Installing the dependencies (npm ci); this takes about a minute.');
  // Standard output may belong to a program that reads it: npm's goes to standard error.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error) return `npm could not be run (${error.message}): install it, and try again.`;
  if (status === 0) return null;
  return `The dependencies could not be installed (npm ci ended with ${status ?? 'a signal'}): solve what npm says above, such as a full disk or no connection, and try again.`;
}

/** npm writes the hidden lock file last, so its time is that of a finished installation. */
export function isInstalled(projectRoot) {
  const installed = modifiedMs(path.join(projectRoot, 'node_modules/.package-lock.json'));
  const wanted = modifiedMs(path.join(projectRoot, 'package-lock.json'));
  return installed !== null && (wanted === null || wanted <= installed);
}

function modifiedMs(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
