import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { setSweepPriority } from '@assay/db/queries/steer-sweep';
import { startQueueRunner, type QueueRunner } from '@assay/db/queue/runner';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { queueAgain } from '@assay/db/testing/queue-again';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';

import { createHandlers } from '../registry.ts';
import { until } from '../testing/test-bench.ts';
import { createBackends } from './backends.ts';
import { createEngine, type Engine } from './engine.ts';

const ITEMS = familyByName('maze').generate({ seed: 's', levels: [1], itemsPerLevel: 100 });
const LIMIT = 4;
/** Of a machine that has other things to do as well; alone it takes a tenth of that. */
const SOON_MS = 10_000;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;
let gradingPool: GradingPool;
let engine: Engine;
let runner: QueueRunner;
let servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 16 });
  gradingPool = createGradingPool({ threads: 1 });
});

beforeEach(async () => {
  await pool.query('delete from graphile_worker._private_jobs');
  const backends = createBackends(Buffer.alloc(32));
  const onFault = (error: unknown) => {
    throw error;
  };
  const grading = createGrading({ pool: gradingPool, onFault });
  engine = createEngine({ pool, log: silentLog, backends, grading });
  runner = await startQueueRunner({
    ...{ pool, log: silentLog, concurrency: 4, appetite: engine.appetite },
    handlers: createHandlers(engine),
    onWorkerIds: () => undefined,
  });
});

afterEach(async () => {
  await runner.stop();
  await engine.progress.flush();
  await engine.backends.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

afterAll(async () => {
  await gradingPool.close();
  await pool.end();
  await database.drop();
});

/** A server whose replies last; the bodies that it was asked with. */
async function serveLasting() {
  const asked: string[] = [];
  const open: ServerResponse[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.method !== 'POST') return response.writeHead(404).end();
      asked.push(body);
      return open.push(response);
    });
  };
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, open };
}

function queueSweep(backendUrl: string, itemsPerShard: number): Promise<number> {
  return insertTestSweep(pool, {
    backendUrl,
    servedNames: ['served'],
    benchmarks: [{ name: 'maze', graderKind: 'maze', items: ITEMS }],
    ...{ repeats: 1, itemsPerShard, maxConcurrency: LIMIT },
  });
}

async function countShardsOf(sweepId: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs
      where locked_at is not null
        and key in (select 'shard:' || shard.id from run_shard shard join run on run.id = shard.run_id
                     where run.sweep_id = $1)`,
    [sweepId],
  );
  return rows[0]?.count ?? 0;
}

it('asks an idle backend although its hands are full of shards of a busy one', async () => {
  const busy = await serveLasting();
  const idle = await serveLasting();
  await queueSweep(busy.url, 4);
  await until(() => busy.asked.length === LIMIT, SOON_MS);
  await queueSweep(idle.url, 4);
  await until(() => idle.asked.length === LIMIT, SOON_MS);
  expect(busy.asked).toHaveLength(LIMIT);
});

it('asks for a sweep of a higher priority next, although enough of a lower one waits', async () => {
  const busy = await serveLasting();
  const first = await queueSweep(busy.url, 4);
  await until(() => busy.asked.length === LIMIT, SOON_MS);
  await sleep(200);
  const held = await countShardsOf(first);
  const urgent = await queueAgain(pool, first, { itemsPerShard: 4, itemLimit: 4 });
  await setSweepPriority(pool, { ...urgent, priority: 1 });
  await until(async () => (await countShardsOf(urgent.sweepId)) === 1, SOON_MS);
  await until(() => engine.backends.all()[0]?.slots.ready(1) === 4, SOON_MS);
  expect(await countShardsOf(first)).toBe(held);
});

it('holds a few shards of a backend that is away, and asks the others', async () => {
  const { url } = await serveLasting();
  servers[0]?.close();
  const away = await queueSweep(url, 1);
  await until(() => engine.backends.all()[0]?.slots.isAway === true, SOON_MS);
  await sleep(500);
  const held = await countShardsOf(away);
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(40);
  const idle = await serveLasting();
  await queueSweep(idle.url, 4);
  await until(() => idle.asked.length === LIMIT, SOON_MS);
  expect(await countShardsOf(away)).toBe(held);
});

it('runs shards that were queued without flags', async () => {
  const busy = await serveLasting();
  const idle = await serveLasting();
  await queueSweep(busy.url, 4);
  await until(() => busy.asked.length === LIMIT, SOON_MS);
  await runner.stop();
  await queueSweep(idle.url, 100);
  await pool.query('update graphile_worker._private_jobs set flags = null');
  runner = await startQueueRunner({
    ...{ pool, log: silentLog, concurrency: 4, appetite: engine.appetite },
    handlers: createHandlers(engine),
    onWorkerIds: () => undefined,
  });
  await until(() => idle.asked.length === LIMIT, SOON_MS);
});
