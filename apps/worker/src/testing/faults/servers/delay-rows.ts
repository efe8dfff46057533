import type { DelayFault } from '@assay/inference-simulator/faults/delay-faults';

import { SPEED } from '../play-row.ts';
import { EVERY_THIRD, strike, type RowsOf } from './strike.ts';

const SIX_MINUTES_MS = 360_000;
/** Of the wall. */
const LATE_MS = 2_000;

export const delayRows: RowsOf<DelayFault> = {
  'slow-headers': [
    strike({ kind: 'slow-headers', ms: LATE_MS * SPEED }, EVERY_THIRD),
    // Longer than any limit of undici, and of proxies' favourite ones; really waited for.
    strike(
      { kind: 'slow-headers', ms: SIX_MINUTES_MS },
      { nth: 5 },
      {
        what: 'six minutes',
        servers: { dialect: 'plain', speed: 1 },
      },
    ),
  ],
  'slow-first-byte': [
    strike({ kind: 'slow-first-byte', ms: LATE_MS * SPEED }, EVERY_THIRD),
    strike(
      { kind: 'slow-first-byte', ms: SIX_MINUTES_MS },
      { nth: 5 },
      {
        what: 'six minutes',
        servers: { dialect: 'plain', speed: 1 },
      },
    ),
  ],
  'stall-mid-stream': [
    strike({ kind: 'stall-mid-stream', afterTokens: 10, ms: LATE_MS * SPEED }, EVERY_THIRD, {
      what: 'for two seconds',
    }),
    strike(
      { kind: 'stall-mid-stream', afterTokens: 10 },
      { nth: 5 },
      {
        what: 'for good',
        allows: { askingAfterCancellation: true },
      },
    ),
  ],
  'slow-drip': [strike({ kind: 'slow-drip', bytes: 7, everyMs: 5 * SPEED }, EVERY_THIRD)],
  'slow-replica': [
    strike(
      { kind: 'slow-replica', factor: 20 },
      { nth: 2, replica: 0 },
      {
        servers: { replicas: 2 },
      },
    ),
  ],
};
