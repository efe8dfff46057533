import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** What every command does before there is anything but Node: plain JavaScript, no dependencies. */

export const root = path.join(import.meta.dirname, '..');

// Nothing that runs here reports to anybody.
process.env.TURBO_TELEMETRY_DISABLED ??= '1';
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

const leastNode = [20, 19];

/** Ends with one sentence on a Node that the dependencies do not run on. */
export function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  fail(
    `Assay needs Node ${leastNode.join('.')} or newer, and this is ${process.versions.node}: install a newer one from nodejs.org.`,
  );
}

/** One sentence on standard error, exit code 1. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

export function isInstalled() {
  return existsSync(path.join(root, 'node_modules/.package-lock.json')) && existsSync(tsxLoader());
}

/** Installs what package-lock.json names, unless the last install already did. */
export async function ensureInstalled() {
  if (isInstalled() && !isStale()) return;
  process.stderr.write('Installing dependencies (a minute or two the first time) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    // Standard output may be awaited by a script: `npm start -- --json`.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (code !== 0) {
    fail(
      'Dependencies could not be installed: the lines above say why; mend that and run the command again.',
    );
  }
}

/** npm leaves a copy of the lock file in node_modules at the end of an install. */
function isStale() {
  const installed = statSync(path.join(root, 'node_modules/.package-lock.json')).mtimeMs;
  return statSync(path.join(root, 'package-lock.json')).mtimeMs > installed;
}

export function tsxLoader() {
  return path.join(root, 'node_modules/tsx/dist/loader.mjs');
}

/**
 * Runs a TypeScript entry in a Node of its own, hands signals on, and resolves with its exit code.
 * Ctrl-C reaches the whole foreground group by itself; a signal sent to this process alone does not.
 */
export function runTypeScript(entry, args) {
  return run(process.execPath, ['--import', tsxLoader(), path.join(root, entry), ...args], {
    stdio: 'inherit',
  });
}

export function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, ...options });
    const handOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, handOn);
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}
