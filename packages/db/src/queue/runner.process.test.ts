import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createPool } from '../pool.ts';
import { startDatabaseProxy, type DatabaseProxy } from '../testing/database-proxy.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { enqueueJob } from './enqueue.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let proxy: DatabaseProxy;
let pool: Pool;
let child: ChildProcess;
let said: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  proxy = await startDatabaseProxy(database.url);
  said = [];
  child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', WORKER, proxy.url],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
});

afterEach(async () => {
  child.kill('SIGKILL');
  await proxy.close();
  await pool.end();
  await database.drop();
});

/** Runs shards; each ends when it is told to on standard input: `1 done`, `1 failed`. All are told to stop by `stop`. */
const WORKER = `
  import { EventEmitter, once } from 'node:events';
  import { createInterface } from 'node:readline';
  import { createPool } from ${moduleAt('../pool.ts')};
  import { startQueueRunner } from ${moduleAt('./runner.ts')};
  import { silentLog } from ${moduleAt('../testing/silent-log.ts')};

  const told = new EventEmitter();
  const pool = createPool({ connectionString: process.argv[1], max: 20 });
  const nothing = () => Promise.reject(new Error('not asked for'));
  const runner = await startQueueRunner({
    pool,
    log: silentLog,
    concurrency: 2,
    handlers: {
      'decide-sweep': nothing,
      'regrade-run': nothing,
      'generate-shard': async ({ shardId }, { signal }) => {
        console.log('began ' + shardId);
        await once(told, shardId + ' done', { signal });
      },
    },
    onWorkerIds: () => undefined,
  });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
    told.emit(line);
  }
  await runner.stop();
  console.log('stopped');
  process.exit(0);
`;

function moduleAt(file: string): string {
  return JSON.stringify(fileURLToPath(new URL(file, import.meta.url)));
}

function tell(line: string): void {
  child.stdin?.write(`${line}\n`);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
    await sleep(20);
  }
}

async function queue(shardId: number): Promise<void> {
  await enqueueJob(pool, { name: 'generate-shard', payload: { shardId } }, { key: `${shardId}` });
}

async function countJobs(): Promise<number> {
  const { rows } = await pool.query<{ jobs: number }>(
    'select count(*)::int as jobs from graphile_worker.jobs',
  );
  return rows[0]?.jobs ?? 0;
}

async function beginTwo(): Promise<void> {
  await queue(1);
  await queue(2);
  await until(() => said.length === 2);
}

test('a worker lives on, with what it has under way, when the connection is lost in the moment in which a shard ends', async () => {
  await beginTwo();
  proxy.cutAt('complete_job/');
  tell('2 done');
  await until(async () => (await countJobs()) === 1);
  await queue(3);
  await until(() => said.includes('began 3'));
  tell('1 done');
  tell('3 done');
  await until(async () => (await countJobs()) === 0);
  expect(said).toHaveLength(3);
});

test('a worker lives on, with what it has under way, when a shard ends while the database is away', async () => {
  await beginTwo();
  await proxy.goAway();
  tell('2 done');
  await sleep(1_000);
  await proxy.comeBack();
  await until(async () => (await countJobs()) === 1);
  tell('1 done');
  await until(async () => (await countJobs()) === 0);
  expect(said.sort()).toEqual(['began 1', 'began 2']);
});

test('a worker ends in order while the database is away', async () => {
  await beginTwo();
  await proxy.goAway();
  tell('2 done');
  const ended = once(child, 'exit') as Promise<[number | null]>;
  await sleep(200);
  tell('stop');
  const [code] = await ended;
  expect(code).toBe(0);
  expect(said).toContain('stopped');
});
