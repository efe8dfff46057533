import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

import { startEmbeddedDatabase } from '@assay/db/embedded/embedded-database';
import { createPool, type Pool } from '@assay/db/pool';
import { findFreePort } from '@assay/db/process/free-port';
import { checkRollups } from '@assay/db/record/rebuild-rollups';

import { readEnvironment } from './env.ts';
import { PROJECT_ROOT } from './project.ts';
import { ensureWebRelease } from './web-release.ts';

/**
 * The demo sweep under `npm start`, killed the hard way. The commands are the user's: scripts/start.mjs in a
 * process group of its own, so that the whole group can be killed without this test.
 */

const readyLine = z.object({ url: z.string(), email: z.string(), password: z.string().optional() });

let dataFolder: string;
let started: ChildProcess[];
let port: number;

const BUILD_LIMIT_MS = 10 * 60_000;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-build-'));
  await ensureWebRelease({
    projectRoot: PROJECT_ROOT,
    logFile: path.join(folder, 'build.log'),
    inherited: readEnvironment().inherited,
    onProgress: (sentence) => {
      console.info(sentence);
    },
  });
}, BUILD_LIMIT_MS);

beforeEach(async () => {
  dataFolder = path.join(await mkdtemp(path.join(tmpdir(), 'assay-kill-')), 'data');
  started = [];
  port = await findFreePort();
});

afterEach(async () => {
  for (const child of started) killGroup(child);
  const database = await startEmbeddedDatabase({ dataFolder });
  await database.stop();
  await rm(path.dirname(dataFolder), { recursive: true, force: true });
});

test('a demo sweep whose worker, then whose every process was killed ends with each sample exactly once', async () => {
  const first = await start();
  expect(first.ready.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  const database = await startEmbeddedDatabase({ dataFolder });
  const pool = createPool({ connectionString: database.url, max: 2 });

  const beforeKill = await untilSamples(pool, 100);
  process.kill(await recordedPid('worker'), 'SIGKILL');
  const afterKill = await untilSamples(pool, beforeKill + 100);
  await pool.end();

  killGroup(first.child);
  process.kill(await postmasterPid(), 'SIGKILL');

  const second = await start();
  // Only the very first start knows the password.
  expect(second.ready).toEqual({ url: first.ready.url, email: first.ready.email });
  const again = createPool({
    connectionString: (await startEmbeddedDatabase({ dataFolder })).url,
    max: 2,
  });
  const resumed = await countSamples(again);
  expect(resumed).toBeGreaterThanOrEqual(afterKill);

  const { planned, gradingIds } = await plan(again);
  expect(planned).toBe(5 * 9 * 9 * 3);
  await untilSamples(again, planned);
  await untilRunsEnd(again);
  expect(await tally(again)).toEqual({
    samples: planned,
    distinct: planned,
    traces: planned,
    failures: 0,
  });
  for (const gradingId of gradingIds) expect(await checkRollups(again, gradingId)).toEqual([]);
  await again.end();

  second.child.kill('SIGINT');
  const [code] = (await once(second.child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

async function start() {
  const child = spawn(
    process.execPath,
    [
      path.join(PROJECT_ROOT, 'scripts/start.mjs'),
      '--json',
      '--port',
      String(port),
      '--data',
      dataFolder,
    ],
    { cwd: PROJECT_ROOT, detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  started.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ready: readyLine.parse(JSON.parse(line)) };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

async function recordedPid(name: string): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'run', `${name}.json`), 'utf8');
  return z.object({ pid: z.number() }).parse(JSON.parse(text)).pid;
}

async function postmasterPid(): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

async function untilSamples(pool: Pool, wanted: number): Promise<number> {
  for (;;) {
    const samples = await countSamples(pool);
    if (samples >= wanted) return samples;
    await sleep(100);
  }
}

async function countSamples(pool: Pool): Promise<number> {
  return (await tally(pool)).samples;
}

async function tally(pool: Pool) {
  const { rows } = await pool.query<Record<'samples' | 'distinct' | 'traces' | 'failures', number>>(
    `select count(*)::int as samples,
            count(distinct (run_id, item_id, repeat))::int as distinct,
            (select count(*)::int from trace) as traces,
            (select count(*)::int from sample_failure) as failures
       from sample`,
  );
  const [row] = rows;
  if (!row) throw new Error('a count without a row');
  return row;
}

async function plan(pool: Pool): Promise<{ planned: number; gradingIds: number[] }> {
  const { rows } = await pool.query<{ planned: number; gradingIds: number[] }>(
    `select sum(item_count * repeats)::int as planned, array_agg(current_grading_id) as "gradingIds" from run`,
  );
  const [row] = rows;
  if (!row) throw new Error('no runs');
  return row;
}

async function untilRunsEnd(pool: Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(`select from run where status in ('queued', 'running')`);
    if (rowCount === 0) return;
    await sleep(100);
  }
}
