import type { ConnectionFault } from '@assay/inference-simulator/faults/connection-faults';

import type { FaultRow } from '../fault-row.ts';
import { SPEED, waitForSamples } from '../play-row.ts';
import { EVERY_THIRD, FIRST_ATTEMPT, strike, type RowsOf } from './strike.ts';

/** Of the wall: longer than the first rests of a breaker. */
const DOWN_MS = 3_000;

export const connectionRows: RowsOf<ConnectionFault> = {
  'reset-before-headers': [
    strike({ kind: 'reset-before-headers' }, FIRST_ATTEMPT),
    strike({ kind: 'reset-before-headers' }, EVERY_THIRD, { what: 'every third' }),
  ],
  'close-before-headers': [strike({ kind: 'close-before-headers' }, FIRST_ATTEMPT)],
  // Others have streamed by then, and the queue is known to be empty: so silence of two minutes is a fault.
  'never-answers': [
    strike({ kind: 'never-answers' }, { nth: 8 }, { allows: { askingAfterCancellation: true } }),
  ],
  'engine-death': [
    strike({ kind: 'engine-death', downMs: DOWN_MS * SPEED }, { nth: [3, 8] }, { isQuick: true }),
  ],
  'replica-down': [
    strike({ kind: 'replica-down', downMs: DOWN_MS * SPEED }, { nth: [3, 8] }),
    strike({ kind: 'replica-down' }, { nth: 5 }, { what: 'for good', servers: { replicas: 2 } }),
  ],
};

/** Nobody is left to ask: nothing counts as an attempt until they are back. */
export const allDeadRows: readonly FaultRow[] = [
  { ...allDead(2_000), name: 'all replicas dead for two seconds', isQuick: true },
  { ...allDead(60_000), name: 'all replicas dead for a minute' },
];

function allDead(downMs: number): Omit<FaultRow, 'name'> {
  return {
    servers: { replicas: 2, speed: 5 },
    work: { items: 10, repeats: 5 },
    meanwhile: async (scene) => {
      await waitForSamples(scene, 10);
      const { simulator } = scene;
      for (const replica of simulator.urls.keys()) simulator.kill(replica, { downMs: downMs * 5 });
    },
  };
}
