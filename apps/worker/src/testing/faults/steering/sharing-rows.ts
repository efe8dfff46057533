import { setSweepPriority } from '@assay/db/queries/steer-sweep';

import { queueAgain } from '../../queue-again.ts';
import type { FaultRow, Scene } from '../fault-row.ts';
import { findViolations } from '../invariants.ts';
import { readRun, waitForEnd, waitForSamples } from '../play-row.ts';
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
    // As much as itself, and half as much again for what was in flight or waited when it came.
    ...second({ priority: 0, mostOfFirst: 1.5 * LATER_SAMPLES }),
  },
  {
    name: 'an urgent sweep goes first',
    servers: { speed: 5 },
    work: WORK,
    ...second({ priority: 1, mostOfFirst: 0.5 * LATER_SAMPLES }),
  },
];

/** Queues a second sweep beside the first, and counts what the first gets until the second has ended. */
function second(claim: {
  priority: 0 | 1;
  mostOfFirst: number;
}): Pick<FaultRow, 'meanwhile' | 'verify'> {
  let ofFirst = Number.POSITIVE_INFINITY;
  let later: Pick<Scene, 'sweep' | 'runId'> | null = null;
  return {
    meanwhile: async (scene) => {
      await waitForSamples(scene, 20);
      const sweep = await queueAgain(scene.pool, scene.sweep, { repeats: 1, itemsPerShard: 3 });
      await setSweepPriority(scene.pool, { ...sweep, priority: claim.priority });
      const before = await countSamples(scene);
      later = { sweep, runId: (await findRun(scene.pool, sweep.sweepId)).runId };
      await waitForEnd({ ...scene, ...later });
      ofFirst = (await countSamples(scene)) - before;
    },
    verify: async (scene) => [
      ...(ofFirst <= claim.mostOfFirst ? [] : [`the first sweep got ${ofFirst} samples meanwhile`]),
      ...(later ? await findViolations({ ...scene, ...later }, {}) : ['there was no second sweep']),
    ],
  };
}

async function countSamples(scene: Scene): Promise<number> {
  return (await readRun(scene))?.samples ?? 0;
}
