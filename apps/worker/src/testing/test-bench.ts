import { setTimeout as sleep } from 'node:timers/promises';

import type { Dialect } from '@assay/contracts/backends';
import type { Sampling } from '@assay/contracts/sampling';
import { createPool, type DatabasePool } from '@assay/db/pool';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import { startQueueRunner, type QueueRunner } from '@assay/db/queue/runner';
import { insertTestSweep, type TestCheckpoint } from '@assay/db/testing/insert-test-sweep';
import { queueAgain } from '@assay/db/testing/queue-again';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { createGrading, type Grading } from '@assay/grading/grade';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';
import { startSimulator, type Simulator } from '@assay/inference-simulator/start-simulator';

import { createBackends } from '../engine/backends.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { createLeases } from '../engine/replicas/create-leases.ts';
import { createWeightsAgreements } from '../engine/weights/agreements.ts';
import { createHandlers } from '../registry.ts';

type SimulatorOptions = NonNullable<Parameters<typeof startSimulator>[0]>;

/** A whole engine on a real queue and database, against simulated servers: what a worker is, in this process. */
export interface TestBench {
  pool: DatabasePool;
  engine: Engine;
  simulator: Simulator;
  /** Queues a sweep of mazes on all replicas of the simulator, in a workspace of its own. */
  queueSweep(sweep: BenchSweep): Promise<SweepKey>;
  /** Queues what another sweep asks once more, on the same backend. */
  queueAgain(sweep: SweepKey, repeats: number): Promise<SweepKey>;
  /** Another worker on the same queue. It is gone with the bench. */
  addWorker(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface BenchSweep {
  items: number;
  /** Of which so many are asked; absent: all. */
  itemLimit?: number;
  repeats: number;
  /** On each replica. */
  maxConcurrency: number;
  sampling?: Sampling;
  cutsLoops?: boolean;
  /** `sim-a` served as it is, if left out. */
  checkpoints?: readonly TestCheckpoint[];
}

export const SERVED = 'sim-a';

export async function openTestBench(options: SimulatorOptions): Promise<TestBench> {
  const simulator = await startSimulator(options);
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url, max: 16 });
  const gradingPool: GradingPool = createGradingPool({ threads: 1 });
  const grading = createGrading({
    pool: gradingPool,
    onFault: (error) => {
      throw error;
    },
  });
  const workers = [await startBenchWorker({ pool, grading, name: 'bench' })];
  const [{ engine }] = workers as [BenchWorker];
  return {
    pool,
    engine,
    simulator,
    queueSweep: (sweep) => queueMazes(pool, { simulator, dialect: options.dialect }, sweep),
    queueAgain: (sweep, repeats) =>
      queueAgain(pool, sweep.sweepId, { repeats, itemsPerShard: ITEMS_PER_SHARD }),
    async addWorker(name) {
      workers.push(await startBenchWorker({ pool, grading, name }));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await gradingPool.close();
      await simulator.close();
      await pool.end();
      await database.drop();
    },
  };
}

interface BenchWorker {
  engine: Engine;
  stop(): Promise<void>;
}

async function startBenchWorker(options: {
  pool: DatabasePool;
  grading: Grading;
  name: string;
}): Promise<BenchWorker> {
  const { pool, grading, name } = options;
  const agreeing = { pool, log: silentLog, workerId: name };
  const backends = createBackends(Buffer.alloc(32), {
    leases: createLeases(agreeing),
    weights: createWeightsAgreements(agreeing),
  });
  const engine: Engine = {
    ...createEngine({ pool, log: silentLog, backends, grading }),
    pause: (durationMs, signal) => sleep(Math.min(durationMs, 20), undefined, { signal }),
  };
  const runner: QueueRunner = await startQueueRunner({
    pool,
    log: silentLog,
    concurrency: 4,
    appetite: engine.appetite,
    handlers: createHandlers(engine),
    onWorkerIds: () => undefined,
  });
  return {
    engine,
    async stop() {
      await runner.stop();
      await engine.recorder.flush();
      await engine.progress.flush();
      await backends.close();
    },
  };
}

async function queueMazes(
  pool: DatabasePool,
  { simulator, dialect = 'plain' }: { simulator: Simulator; dialect: Dialect | undefined },
  sweep: BenchSweep,
): Promise<SweepKey> {
  const { items: itemsPerLevel, ...settings } = sweep;
  const items = familyByName('maze').generate({ seed: 'bench', levels: [1], itemsPerLevel });
  const sweepId = await insertTestSweep(pool, {
    backendUrl: simulator.urls,
    servedNames: sweep.checkpoints ?? [SERVED],
    dialect,
    benchmarks: [{ name: 'maze', graderKind: 'maze', items }],
    ...settings,
    itemsPerShard: ITEMS_PER_SHARD,
  });
  return { sweepId, workspaceId: await findWorkspace(pool, sweepId) };
}

const ITEMS_PER_SHARD = 1;

async function findWorkspace(pool: DatabasePool, sweepId: number): Promise<number> {
  const { rows } = await pool.query<{ workspaceId: number }>(
    'select workspace_id as "workspaceId" from sweep where id = $1',
    [sweepId],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no sweep ${sweepId}.`);
  return row.workspaceId;
}

/** @throws Error when it has not come true within the limit */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true: ${holds.toString()}`);
    await sleep(10);
  }
}
