import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { PROJECT_ROOT } from './project.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-entry-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a taken port ends the start with one sentence and nothing on standard output', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;

  const ended = await start([
    '--json',
    '--data',
    path.join(folder, 'data'),
    '--port',
    String(port),
  ]);
  squatter.close();

  expect(ended).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `Port ${port} is taken by another program: end that, or choose another port with \`npm start -- --port N\` or PORT.\n`,
  });
});

test('a broken data folder ends the start with one sentence', async () => {
  const file = path.join(folder, 'data');
  await writeFile(file, '');

  const ended = await start(['--json', '--data', file]);

  expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
  expect(ended.stderr).toMatch(/^The data folder .* is not a folder[^\n]*\n$/);
});

test('an option without sense ends the start with one sentence', async () => {
  expect(await start(['--port', 'three', '--json'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'The port three is not a number from 1 to 65535: name another with --port or PORT.\n',
  });
});

test('the command line of a project that is not installed says so, with nothing on standard output', async () => {
  await cp(path.join(PROJECT_ROOT, 'scripts'), path.join(folder, 'scripts'), { recursive: true });

  const ended = await run(path.join(folder, 'scripts/assay.mjs'), ['export', 'leaderboard']);

  expect(ended).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'Assay is not installed here yet: run `npm start` once.\n',
  });
});

function start(args: string[]) {
  return run(path.join(PROJECT_ROOT, 'scripts/start.mjs'), args);
}

/** Without the test's own environment, but for what finds programs. */
function run(
  script: string,
  args: string[],
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { env: { NO_COLOR: '1' } },
      (_error, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}
