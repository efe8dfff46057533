import { setTimeout as sleep } from 'node:timers/promises';

import type { DatabasePool } from '@assay/db/pool';
import { retryFailedRuns } from '@assay/db/queries/steer-sweep';
import { isPassingDatabaseError } from '@assay/db/record/database-error';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import type { FaultRow, FaultWork, Scene } from './fault-row.ts';
import { countLostReplies, findViolations } from './invariants.ts';
import { queueFaultWork, scriptedReply, SERVED_NAME } from './queue-work.ts';

/** How a row ended: a line of the table that is printed. */
export interface PlayedRow {
  row: string;
  violations: string[];
  samples: number;
  failures: number;
  requests: number;
  lostReplies: number;
  durationS: number;
  measured: string;
}

/** Simulated seconds in one of the wall. A reply of about 60 tokens takes 30 ms. */
export const SPEED = 20;

const WORK: FaultWork = { items: 6, repeats: 2, itemsPerShard: 3, limit: 4 };
const LOOK_INTERVAL_MS = 50;

type Harm<S extends Scene> = (scene: S) => Promise<void>;

interface Stage<S extends Scene> {
  databaseUrl: string;
  pool: DatabasePool;
  setOf: (scene: Scene) => S;
}

/** Queues the work of a row, lets everything go wrong, waits for the end, and looks what became of it. */
export async function playRow<S extends Scene>(
  row: Omit<FaultRow, 'meanwhile'> & { meanwhile?: Harm<S> },
  { pool, databaseUrl, setOf }: Stage<S>,
): Promise<PlayedRow> {
  const beganAt = performance.now();
  const simulator = await startSimulator({
    seed: row.name,
    models: [{ id: SERVED_NAME }],
    reply: scriptedReply,
    speed: SPEED,
    ...row.servers,
  });
  try {
    const work = { ...WORK, ...row.work };
    const dialect = row.servers?.dialect ?? 'vllm';
    const queued = await queueFaultWork(pool, simulator, { work, dialect });
    const scene = setOf({ databaseUrl, pool, simulator, work, ...queued });
    await row.meanwhile?.(scene);
    const broken = row.breaksWith ? await mendBroken(scene, row.breaksWith) : [];
    await waitForEnd(scene);
    const violations = [
      ...broken,
      ...(await findViolations(scene, row.allows ?? {})),
      ...((await row.verify?.(scene)) ?? []),
    ];
    const durationS = Math.round((performance.now() - beganAt) / 100) / 10;
    const measured = row.measure?.(scene) ?? '';
    return { row: row.name, violations, ...(await countOutcomes(scene)), durationS, measured };
  } finally {
    await simulator.close();
  }
}

/** The run has stopped and says why; its servers are mended, and a person lets it go on. */
async function mendBroken(scene: Scene, sentence: RegExp): Promise<string[]> {
  const { pool, simulator, sweep } = scene;
  const { status, reason } = await waitForEnd(scene);
  simulator.setFaults([]);
  await retryFailedRuns(pool, sweep);
  const isAsSaid = status === 'failed' && sentence.test(reason ?? '');
  return isAsSaid ? [] : [`the run is ${status} (${reason}), not broken with ${sentence.source}`];
}

/** Waits until the run has ended, however. A database that is away is waited for. */
export async function waitForEnd(scene: Pick<Scene, 'pool' | 'runId'>) {
  for (;;) {
    const run = await readRun(scene);
    if (run && ['completed', 'failed', 'cancelled'].includes(run.status)) return run;
    await sleep(LOOK_INTERVAL_MS);
  }
}

/** Waits until that many samples of the run are stored. */
export async function waitForSamples(scene: Pick<Scene, 'pool' | 'runId'>, samples: number) {
  while (((await readRun(scene))?.samples ?? 0) < samples) await sleep(LOOK_INTERVAL_MS);
}

interface RunState {
  status: string;
  reason: string | null;
  samples: number;
  failures: number;
}

/** Null when the database is away. */
export async function readRun({
  pool,
  runId,
}: Pick<Scene, 'pool' | 'runId'>): Promise<RunState | null> {
  try {
    const { rows } = await pool.query<RunState>(
      `select status::text, status_reason as reason,
              (select count(*)::int from sample where run_id = run.id) as samples,
              (select count(*)::int from sample_failure where run_id = run.id) as failures
         from run where id = $1`,
      [runId],
    );
    return rows[0] ?? null;
  } catch (error) {
    if (isPassingDatabaseError(error)) return null;
    throw error;
  }
}

async function countOutcomes(scene: Scene) {
  const { samples = 0, failures = 0 } = (await readRun(scene)) ?? {};
  const { requests, totals } = scene.simulator.state();
  return {
    samples,
    failures,
    requests: totals.requests,
    lostReplies: countLostReplies(requests),
  };
}
