import type { BodyFault } from '@assay/inference-simulator/faults/body-faults';

import { askedOnce } from './asked-once.ts';
import { ALWAYS, EVERY_THIRD, FIRST_ATTEMPT, strike, type RowsOf } from './strike.ts';

const MIDDLE = { afterTokens: 12 };

export const bodyRows: RowsOf<BodyFault> = {
  'reset-after-headers': [strike({ kind: 'reset-after-headers' }, FIRST_ATTEMPT)],
  'reset-mid-stream': [
    strike({ kind: 'reset-mid-stream', ...MIDDLE }, FIRST_ATTEMPT, { isQuick: true }),
  ],
  'reset-mid-event': [strike({ kind: 'reset-mid-event', ...MIDDLE }, FIRST_ATTEMPT)],
  'reset-mid-character': [strike({ kind: 'reset-mid-character' }, FIRST_ATTEMPT)],
  'close-mid-stream': [strike({ kind: 'close-mid-stream', ...MIDDLE }, FIRST_ATTEMPT)],
  'ends-early': [strike({ kind: 'ends-early', ...MIDDLE }, FIRST_ATTEMPT)],
  'truncated-json': [strike({ kind: 'truncated-json', keptFraction: 0.5 }, FIRST_ATTEMPT)],
  'error-event': [
    strike({ kind: 'error-event', ...MIDDLE }, FIRST_ATTEMPT, { isQuick: true }),
    strike({ kind: 'error-event', ...MIDDLE, withoutDone: true }, EVERY_THIRD, {
      what: 'without [DONE]',
    }),
  ],
  'no-done': [strike({ kind: 'no-done' }, ALWAYS, { verify: askedOnce })],
  gzip: [strike({ kind: 'gzip' }, EVERY_THIRD, { verify: askedOnce })],
  'reset-idle': [
    strike({ kind: 'reset-idle', afterMs: 200 }, EVERY_THIRD, {
      // One that is just coming on the connection looks to its server as if the client had gone.
      allows: { askingAfterCancellation: true },
    }),
  ],
};
