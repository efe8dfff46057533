import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Dialect } from '@assay/contracts/backends';
import { createPool, type DatabasePool } from '@assay/db/pool';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool } from '@assay/grading/pool/grading-pool';

import { createBackends } from './backends.ts';
import { createEngine, type Engine } from './engine.ts';

export const ITEMS = familyByName('maze').generate({ seed: 's', levels: [1], itemsPerLevel: 3 });
export const REPEATS = 4;
export const SAMPLES = ITEMS.length * REPEATS;
/** Of each backend. */
export const LIMIT = 3;

/** What nothing stops. */
export const never = new AbortController().signal;

/** A run that went as it should. */
export const COMPLETED = {
  ...{ status: 'completed', reason: null },
  ...{ samples: SAMPLES, failures: 0, attempts: 0 },
};

/** An engine on a database of its own, without a queue, for shards on servers that a test scripts. */
export interface ShardBench {
  pool: DatabasePool;
  engine: Engine;
  /** The server goes with the bench. */
  serve(listener: RequestListener, port?: number): Promise<ScriptedBackend>;
  queueRun(port: number, options?: RunOptions): Promise<QueuedRun>;
  findRun(runId: number): Promise<FoundRun | undefined>;
  /** Of the run, as a person would; values from $2 on. */
  changeBackend(runId: number, change: string, values?: unknown[]): Promise<void>;
  close(): Promise<void>;
}

export interface ScriptedBackend {
  port: number;
  /** Nothing listens there from then on. */
  close: () => Promise<void>;
}

export interface RunOptions {
  graderKind?: string;
  itemsPerShard?: number;
  servedName?: string;
  dialect?: Dialect;
}

export type QueuedRun = Awaited<ReturnType<typeof findOnlyRun>> & {
  /** The first of its shards. */
  shardId: number;
};

export interface FoundRun {
  status: string;
  reason: string | null;
  samples: number;
  failures: number;
  attempts: number;
}

export async function openShardBench(): Promise<ShardBench> {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const gradingPool = createGradingPool({ threads: 1 });
  const grading = createGrading({
    pool: gradingPool,
    onFault: (error) => {
      throw error;
    },
  });
  const engine: Engine = {
    ...createEngine({ pool, log: silentLog, backends: createBackends(Buffer.alloc(32)), grading }),
    // The pauses themselves are retry-delay's business: here they are short.
    pause: (durationMs, signal) => sleep(Math.min(durationMs, 20), undefined, { signal }),
  };
  const servers: Server[] = [];
  return {
    pool,
    engine,
    async serve(listener, port = 0) {
      // Who a server is and how busy is asked beside the generations.
      const server = createServer((request, response) => {
        if (request.method === 'POST') listener(request, response);
        else response.writeHead(404).end();
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return {
        port: (server.address() as AddressInfo).port,
        close: () => closeServer(server),
      };
    },
    queueRun: (port, options) => queueRun(pool, port, options),
    async findRun(runId) {
      const { rows } = await pool.query<FoundRun>(FIND_RUN, [runId]);
      return rows[0];
    },
    async changeBackend(runId, change, values = []) {
      await pool.query(
        `update backend set ${change}
          where id = (select backend_id from checkpoint join run on run.checkpoint_id = checkpoint.id
                       where run.id = $1)`,
        [runId, ...values],
      );
    },
    async close() {
      await Promise.all(servers.map(closeServer));
      await engine.progress.flush();
      await engine.backends.close();
      await gradingPool.close();
      await pool.end();
      await database.drop();
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  if (!server.listening) return;
  await new Promise((resolve) => server.close(resolve));
}

async function queueRun(
  pool: DatabasePool,
  port: number,
  {
    graderKind = 'maze',
    itemsPerShard = ITEMS.length,
    servedName = 'served',
    dialect = 'plain',
  }: RunOptions = {},
): Promise<QueuedRun> {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: `http://127.0.0.1:${port}`,
    servedNames: [servedName],
    benchmarks: [{ name: 'maze', graderKind, items: ITEMS }],
    repeats: REPEATS,
    itemsPerShard,
    maxConcurrency: LIMIT,
    dialect,
  });
  const run = await findOnlyRun(pool, sweepId);
  return { ...run, shardId: run.shardIds[0] ?? 0 };
}

const FIND_RUN = `
  select status, status_reason as reason,
         (select count(*)::int from sample where run_id = run.id) as samples,
         (select count(*)::int from sample_failure where run_id = run.id) as failures,
         (select count(*)::int from attempt where run_id = run.id) as attempts
    from run where id = $1`;

export const answering: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      choices: [{ message: { content: 'Final Answer: A' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 5 },
    }),
  );
};

export function failing(status: number, message: string): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message } }));
  };
}
