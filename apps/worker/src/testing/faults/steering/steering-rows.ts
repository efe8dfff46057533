import { setTimeout as sleep } from 'node:timers/promises';

import { cancelRuns, pauseRuns, resumeRuns, retryFailedRuns } from '@assay/db/queries/steer-sweep';
import { growSweep } from '@assay/db/testing/grow-sweep';

import type { FaultRow, Scene } from '../fault-row.ts';
import { waitForEnd, waitForSamples } from '../play-row.ts';
import { questionMark } from '../queue-work.ts';
import { sharingRows } from './sharing-rows.ts';

const SLOW_SPEED = 2;
/** After it nothing may be asked any more that was cancelled or paused. */
const QUIET_MS = 1_500;
const LOOK_INTERVAL_MS = 20;
const HEARD_MS = 1_000;

/** What people do to a sweep that runs. */
export const steeringRows: readonly FaultRow[] = [
  {
    name: 'cancelled',
    isQuick: true,
    servers: { speed: SLOW_SPEED },
    work: { items: 10, repeats: 5 },
    allows: { cancellation: true },
    meanwhile: async (scene) => {
      await waitForSamples(scene, 8);
      await cancelRuns(scene.pool, scene.sweep);
      await stayQuiet(scene);
    },
  },
  {
    name: 'paused and resumed',
    isQuick: true,
    servers: { speed: SLOW_SPEED },
    work: { items: 6, repeats: 5 },
    // A reply that the server has sent and the worker not yet read is broken off too.
    allows: { askingAfterCancellation: true, lostReplies: 4 },
    meanwhile: async (scene) => {
      await waitForSamples(scene, 8);
      await pauseRuns(scene.pool, scene.sweep);
      await untilQuiet(scene);
      const { requests } = scene.simulator.state().totals;
      await sleep(QUIET_MS);
      const later = scene.simulator.state().totals.requests;
      if (later > requests) throw new Error(`${later - requests} requests came during the pause.`);
      await resumeRuns(scene.pool, scene.sweep);
    },
  },
  {
    name: 'extended by two repeats',
    meanwhile: async (scene) => {
      await waitForEnd(scene);
      const { items: itemCount, repeats, itemsPerShard } = scene.work;
      const size = { itemCount, repeats: repeats + 2, itemsPerShard };
      await growSweep(scene.pool, scene.sweep, size);
    },
    verify: ({ simulator, work }) => {
      const { requests } = simulator.state().totals;
      const planned = work.items * (work.repeats + 2);
      return requests === planned ? [] : [`${requests} requests, not ${planned}`];
    },
  },
  {
    name: 'failed samples retried once the server is mended',
    servers: {
      faults: [
        { fault: { kind: 'http-error', status: 400 }, when: { promptIncludes: questionMark(1) } },
      ],
    },
    meanwhile: async (scene) => {
      await waitForEnd(scene);
      scene.simulator.setFaults([]);
      await retryFailedRuns(scene.pool, scene.sweep);
    },
    verify: ({ simulator, work }) => {
      const { requests } = simulator.state().totals;
      const planned = work.items * work.repeats + work.repeats;
      return requests === planned ? [] : [`${requests} requests, not ${planned}`];
    },
  },
  ...sharingRows,
];

/** The slots of the servers come free, and from then on nothing is asked. */
async function stayQuiet(scene: Scene): Promise<void> {
  await untilQuiet(scene);
  scene.simulator.forbid('Question');
  await sleep(QUIET_MS);
}

async function untilQuiet({ simulator }: Scene): Promise<void> {
  // A shard that was read just before hears of it at the next look of its worker.
  await sleep(HEARD_MS);
  while (simulator.state().totals.inFlight > 0) await sleep(LOOK_INTERVAL_MS);
}
