import { setTimeout as sleep } from 'node:timers/promises';

import { cancelRuns, pauseRuns, resumeRuns, retryFailedRuns } from '@assay/db/queries/steer-sweep';
import { growSweep } from '@assay/db/testing/grow-sweep';

import type { FaultRow, Scene } from '../fault-row.ts';
import { waitForEnd, waitForSamples } from '../play-row.ts';
import { questionMark } from '../queue-work.ts';
import { livePeekRow } from './live-peek-row.ts';
import { refusedParameterRows } from './refused-parameter-rows.ts';
import { sharingRows } from './sharing-rows.ts';
import { switchingRows } from './switching-rows.ts';

const SLOW_SPEED = 2;
/** After it nothing may be asked any more that was cancelled or paused. */
const QUIET_MS = 1_500;
const LOOK_INTERVAL_MS = 20;
const HEARD_MS = 1_000;
const MOST_HELD_MS = 1_000;

/** What people do to a sweep that runs. */
export const steeringRows: readonly FaultRow[] = [
  cancelled(),
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
  ...switchingRows,
  ...refusedParameterRows,
  livePeekRow,
];

/** Whoever cancels has the slots back within a second, as the servers' own log tells it. */
function cancelled(): FaultRow {
  let cancelledAtMs = 0;
  let committedAtMs = 0;
  return {
    name: 'cancelled',
    isQuick: true,
    retries: 2,
    servers: { speed: SLOW_SPEED },
    work: { items: 10, repeats: 5 },
    allows: { cancellation: true },
    meanwhile: async (scene) => {
      await waitForSamples(scene, 8);
      cancelledAtMs = scene.simulator.state().nowMs;
      await cancelRuns(scene.pool, scene.sweep);
      committedAtMs = scene.simulator.state().nowMs;
      await stayQuiet(scene);
    },
    verify: (scene) => {
      const heldMs = longestHeldMs(scene, cancelledAtMs);
      if (heldMs === null) return ['nothing was in flight to be cancelled'];
      return heldMs <= MOST_HELD_MS ? [] : [`a slot was held for ${heldMs} ms`];
    },
    measure: (scene) => {
      const heldMs = longestHeldMs(scene, cancelledAtMs);
      const afterCommitMs = longestHeldMs(scene, committedAtMs);
      return `slots free after ${heldMs} ms, ${afterCommitMs} ms after the commit`;
    },
  };
}

/** Of the wall; null when nothing was cancelled, Infinity when a slot never came free. */
function longestHeldMs({ simulator }: Scene, sinceMs: number): number | null {
  const broken = simulator.state().requests.filter(({ outcome }) => outcome === 'cancelled');
  const heldMs = broken.map(({ slotFreedMs }) => (slotFreedMs ?? Infinity) - sinceMs);
  return heldMs.length === 0 ? null : Math.round(Math.max(...heldMs) / SLOW_SPEED);
}

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
