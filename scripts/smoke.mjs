import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { projectRoot } from './bootstrap.mjs';
import { launch } from './launched.mjs';

/** `npm start` as a newcomer meets it: ready, demo sweep finished, leaderboard read as CSV, stopped. */

const DEMO_LIMIT_MS = 4 * 60_000;
const PAUSE_MS = 2_000;
/** Five checkpoints on nine benchmarks, every item asked three times. */
const DEMO = { cells: 45, repeats: '3' };

const folder = mkdtempSync(path.join(tmpdir(), 'assay-smoke-'));
const data = path.join(folder, 'data');
const startedAt = Date.now();
const instance = await launch(data);
process.stdout.write(`ready after ${seconds()} s at ${instance.url}\n`);
try {
  const rows = await finishedLeaderboard();
  process.stdout.write(`${rows.join('\n')}\nthe demo sweep was finished after ${seconds()} s\n`);
} finally {
  const code = await instance.stop();
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) {
    process.stderr.write(`npm start ended with code ${code} on Ctrl-C.\n`);
    process.exitCode = 1;
  }
}

/** The demo is finished when every cell has all its repeats; rows of named scores stand beside those of accuracy. */
async function finishedLeaderboard() {
  const deadline = Date.now() + DEMO_LIMIT_MS;
  for (;;) {
    const rows = readLeaderboard();
    const [header = '', ...cells] = rows;
    const columns = header.split(',');
    const valueOf = (cell, column) => cell.split(',')[columns.indexOf(column)];
    const accuracies = cells.filter((cell) => valueOf(cell, 'metric') === 'accuracy');
    const finished = accuracies.filter((cell) => valueOf(cell, 'repeats') === DEMO.repeats);
    if (finished.length === DEMO.cells) return rows;
    if (Date.now() > deadline)
      throw new Error(`The demo sweep is not finished:\n${rows.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function readLeaderboard() {
  const { stdout } = spawnSync(process.execPath, ['scripts/assay.mjs', 'export', 'leaderboard'], {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ASSAY_DATA: data },
  });
  return stdout.trim().split('\n');
}

function seconds() {
  return Math.round((Date.now() - startedAt) / 1000);
}
