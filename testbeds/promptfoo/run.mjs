import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench:peers [-- --json FILE]`: the same work by promptfoo and by the worker. Installs promptfoo (2 GB)
 * and the Node that it needs into this folder at the first run.
 */

const NODE_MAJOR = 24;

const folder = fileURLToPath(new URL('.', import.meta.url));
const projectRoot = path.join(folder, '../..');
const node = path.join(folder, 'node_modules', nodePackage(), 'bin', 'node');

install();
process.exitCode = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    'apps/worker/scripts/bench-peers/main.ts',
    ...['--peer-node', node],
    ...['--peer', path.join(folder, 'node_modules/promptfoo/dist/src/entrypoint.js')],
    ...process.argv.slice(2),
  ],
  { cwd: projectRoot, stdio: 'inherit' },
).status;

function install() {
  if (existsSync(node) && existsSync(path.join(folder, 'node_modules/promptfoo'))) return;
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--no-save',
      '--no-package-lock',
      `promptfoo@${dependencies.promptfoo}`,
      `${nodePackage()}@${NODE_MAJOR}`,
    ],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0) {
    console.error('promptfoo could not be installed; the lines above say why.');
    process.exit(1);
  }
}

/** The package of the registry that holds Node for this machine. */
function nodePackage() {
  return `node-${process.platform}-${process.arch}`;
}
