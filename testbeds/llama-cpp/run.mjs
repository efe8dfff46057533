import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { tinyModel } from './tiny-model.mjs';

/**
 * `npm run test:llama`: the worker against llama.cpp, with a model of half a megabyte that is made here, or with
 * the file that ASSAY_TEST_GGUF names. Installs the engine (85 MB) into this folder at the first run.
 */

const folder = fileURLToPath(new URL('.', import.meta.url));
const projectRoot = path.join(folder, '../..');

installEngine();
const work = mkdtempSync(path.join(tmpdir(), 'assay-llama-'));
const server = await startServer(process.env.ASSAY_TEST_GGUF || writeModel());
try {
  process.exitCode = test(server.url);
} finally {
  server.child.kill();
  rmSync(work, { recursive: true, force: true });
}

function installEngine() {
  if (existsSync(path.join(folder, 'node_modules/node-llama-cpp'))) return;
  const { dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const version = dependencies['node-llama-cpp'];
  const engine = `@node-llama-cpp/${platformName()}@${version}`;
  // Its optional packages are for all systems and graphics cards together: 725 MB.
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--omit=optional',
      `node-llama-cpp@${version}`,
      engine,
    ],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    console.error(`llama.cpp could not be installed (${engine}); the lines above say why.`);
    process.exit(1);
  }
}

function platformName() {
  const system = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform];
  return `${system}-${process.arch}${process.platform === 'darwin' && process.arch === 'arm64' ? '-metal' : ''}`;
}

function writeModel() {
  const file = path.join(work, 'tiny-random-llama.gguf');
  writeFileSync(file, tinyModel());
  return file;
}

async function startServer(modelPath) {
  const child = spawn(process.execPath, [path.join(folder, 'server.mjs'), modelPath], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const url = /listening on (\S+)/.exec(output)?.[1];
    if (url) return { child, url };
  }
  console.error(`The model ${modelPath} could not be served.`);
  process.exit(1);
}

function test(url) {
  return spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'backend'],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ASSAY_TEST_BACKEND_URL: url, ASSAY_TEST_BACKEND_IS_SEEDED: '1' },
    },
  ).status;
}
