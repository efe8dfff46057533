import { setSweepPriority } from '@assay/db/queries/steer-sweep';
import { queueAgain } from '@assay/db/testing/queue-again';

import type { FaultRow, Scene } from '../fault-row.ts';
import { findViolations } from '../invariants.ts';
import { waitForEnd, waitForSamples } from '../play-row.ts';
import { findRun } from '../queue-work.ts';

const WORK = { items: 40, repeats: 5, limit: 4 };
/** Of the sweep that comes second: one repeat of each item. */
const LATER_SAMPLES = WORK.items;

/** Two sweeps that want the same slots. */
export const sharingRows: readonly FaultRow[] = [
  {
    name: 'a second sweep has its half of the slots',
    servers: { speed: 5 },
    work: WORK,
    // As many as its own, and half as many again: its shards are not all read at once.
    ...second({ priority: 0, mostBetween: 1.5 * LATER_SAMPLES }),
  },
  {
    name: 'an urgent sweep goes first',
    servers: { speed: 5 },
    work: WORK,
    ...second({ priority: 1, mostBetween: 0.5 * LATER_SAMPLES }),
  },
];

/** Queues a second sweep beside the first, and counts what the servers get of the first while the second lasts. */
function second(claim: {
  priority: 0 | 1;
  mostBetween: number;
}): Pick<FaultRow, 'meanwhile' | 'verify'> {
  let later: Pick<Scene, 'sweep' | 'runId'> | null = null;
  return {
    meanwhile: async (scene) => {
      await waitForSamples(scene, 20);
      const sweep = await queueAgain(scene.pool, scene.sweep.sweepId, {
        repeats: 1,
        itemsPerShard: 3,
      });
      await setSweepPriority(scene.pool, { ...sweep, priority: claim.priority });
      later = { sweep, runId: (await findRun(scene.pool, sweep.sweepId)).runId };
      await waitForEnd({ ...scene, ...later });
    },
    verify: async (scene) => {
      if (!later) return ['there was no second sweep'];
      const between = await countBetween({ ...scene, ...later });
      const isShared = between <= claim.mostBetween;
      return [
        ...(isShared ? [] : [`${between} requests of the first sweep came between`]),
        ...(await findViolations({ ...scene, ...later }, {})),
      ];
    },
  };
}

/** Requests of others from the first of a run to its last, as its servers saw them. */
async function countBetween({ pool, simulator, runId }: Scene): Promise<number> {
  const { rows } = await pool.query<{ seed: number }>('select seed from sample where run_id = $1', [
    runId,
  ]);
  const seeds = new Set<number | null>(rows.map(({ seed }) => seed));
  const own = simulator.state().requests.filter(({ seed }) => seeds.has(seed));
  const ordinals = own.map(({ ordinal }) => ordinal);
  return Math.max(...ordinals) - Math.min(...ordinals) + 1 - own.length;
}
