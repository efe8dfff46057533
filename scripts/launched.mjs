import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { projectRoot } from './bootstrap.mjs';
import { freePort } from './free-port.mjs';

const READY_LIMIT_MS = 6 * 60_000;

/**
 * Starts `npm start -- --json` beside whatever runs here (own port, own data folder) and resolves when it
 * is ready, with what it printed and a way to stop it as Ctrl-C does.
 */
export async function launch(dataFolder, args = []) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'scripts/start.mjs'),
      '--json',
      '--port',
      String(port),
      '--data',
      dataFolder,
      ...args,
    ],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = await firstLine(child, exited);
  return {
    ...ready,
    async stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}

async function firstLine(child, exited) {
  const lines = createInterface({ input: child.stdout });
  const line = new Promise((resolve) => lines.once('line', resolve));
  const late = new Promise((_, reject) => {
    setTimeout(
      () => reject(new Error('npm start was not ready within six minutes.')),
      READY_LIMIT_MS,
    ).unref();
  });
  const died = exited.then((code) => {
    throw new Error(
      `npm start ended with code ${code} before it was ready; its lines above say why.`,
    );
  });
  return JSON.parse(await Promise.race([line, late, died]));
}
