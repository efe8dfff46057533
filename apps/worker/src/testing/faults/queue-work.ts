import type { Dialect } from '@assay/contracts/backends';
import type { DatabasePool } from '@assay/db/pool';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import type { Simulator } from '@assay/inference-simulator/start-simulator';

import type { FaultWork } from './fault-row.ts';

export const SERVED_NAME = 'sim-a';

/** Long enough to break in the middle, with characters of two, three and four bytes, and different for each seed. */
export function scriptedReply({ seed }: { seed: number | null }) {
  const step = `Wir prüfen Schritt ${seed} — 質問は簡単です 🧮. `;
  return { thinking: null, content: `${step.repeat(4)}\\boxed{7}` };
}

/** Queues a run for each checkpoint on all replicas of the simulator, in a workspace of its own. */
export async function queueFaultWork(
  pool: DatabasePool,
  simulator: Simulator,
  { work, dialect }: { work: FaultWork; dialect: Dialect },
): Promise<{ sweep: SweepKey; runId: number }> {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: simulator.urls,
    dialect,
    ...(work.replies && { replies: work.replies }),
    servedNames: work.checkpoints ?? [SERVED_NAME],
    benchmarks: [
      {
        name: 'faults',
        graderKind: 'number',
        items: Array.from({ length: work.items }, (_, place) => itemAt(place)),
      },
    ],
    repeats: work.repeats,
    itemsPerShard: work.itemsPerShard,
    maxConcurrency: work.limit,
    sampling: { temperature: 1, topP: 1, maxTokens: 2_048 },
  });
  const { runId, workspaceId } = await findRun(pool, sweepId);
  return { sweep: { sweepId, workspaceId }, runId };
}

/** The first run of a sweep: most have one. */
export async function findRun(
  pool: DatabasePool,
  sweepId: number,
): Promise<{ runId: number; workspaceId: number }> {
  const { rows } = await pool.query<{ runId: number; workspaceId: number }>(
    'select id as "runId", workspace_id as "workspaceId" from run where sweep_id = $1 order by id limit 1',
    [sweepId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Sweep ${sweepId} has no run.`);
  return row;
}

/** In the prompt of that item and of no other. */
export function questionMark(place: number): string {
  return `Question ${place}.`;
}

function itemAt(place: number) {
  return {
    key: `item-${place}`,
    prompt: `${questionMark(place)} Anna has some apples and gives three away. How many are left? Put the answer in \\boxed{}.`,
    gold: '7',
    problem: null,
    attributes: { level: 1 + (place % 3) },
  };
}
