import type { ErrorReplyFault } from '@assay/inference-simulator/faults/error-reply-faults';
import type { FaultConditions } from '@assay/inference-simulator/faults/fault-schedule';
import type { RateHeaderStyle } from '@assay/inference-simulator/faults/rate-headers';

import type { Allowance, FaultRow } from '../fault-row.ts';
import { findHasty } from './find-hasty.ts';
import { ALWAYS, EVERY_THIRD, FIRST_ATTEMPT, ONE_ITEM, strike, type RowsOf } from './strike.ts';

const ASKED_PAUSE_MS = 1_500;
/** Work of a try that is over is stopped: a reply that was sent and not yet stored is asked for again. */
const BROKEN_OFF: Allowance = { askingAfterCancellation: true, lostReplies: 4 };

/** When replies of the run have come. */
const LATER: FaultConditions = { nth: [20, 22, 31] };
const MANY_ITEMS = { items: 16 };

export const refusalRows: RowsOf<ErrorReplyFault> = {
  'http-error': [
    ...[408, 409, 425, 500, 529].map((status) =>
      strike({ kind: 'http-error', status }, FIRST_ATTEMPT, { what: String(status) }),
    ),
    strike({ kind: 'http-error', status: 502, body: 'html' }, EVERY_THIRD, {
      what: '502 of nginx',
    }),
    strike({ kind: 'http-error', status: 503, body: 'text' }, EVERY_THIRD, {
      what: '503 of envoy',
    }),
    strike({ kind: 'http-error', status: 504, body: 'empty' }, FIRST_ATTEMPT, {
      what: 'empty 504',
    }),
    strike({ kind: 'http-error', status: 400 }, ONE_ITEM, {
      what: '400 for one item',
      allows: { failures: { 'http-400': 2 } },
    }),
    strike({ kind: 'http-error', status: 500 }, ONE_ITEM, {
      what: '500 for one item for good',
      allows: { failures: { 'http-500': 2 } },
    }),
    strike({ kind: 'http-error', status: 400 }, ALWAYS, {
      what: '400 for all',
      breaksWith: /for the same reason/,
      allows: BROKEN_OFF,
    }),
  ],
  'rate-limited': [
    rateLimited('none'),
    rateLimited('retry-after-seconds'),
    rateLimited('retry-after-date'),
    rateLimited('retry-after-ms'),
    rateLimited('reset-duration'),
    rateLimited('reset-seconds'),
    rateLimited('reset-epoch'),
    rateLimited('azure'),
  ],
  'insufficient-quota': [
    strike(
      { kind: 'insufficient-quota' },
      { from: 4 },
      {
        servers: { dialect: 'openai' },
        breaksWith: /quota of backend "test" is spent/,
        allows: BROKEN_OFF,
      },
    ),
  ],
  overloaded: [strike({ kind: 'overloaded', retryAfter: '1' }, EVERY_THIRD)],
  'context-refused': [
    strike({ kind: 'context-refused' }, ONE_ITEM, {
      allows: { failures: { 'context-exceeded': 2 } },
    }),
  ],
  'model-missing': [
    strike({ kind: 'model-missing' }, ALWAYS, {
      breaksWith: /does not know the model "sim-a"/,
      allows: BROKEN_OFF,
    }),
    strike({ kind: 'model-missing' }, LATER, { what: 'now and then', work: MANY_ITEMS }),
  ],
  unauthorized: [
    strike({ kind: 'unauthorized' }, ALWAYS, {
      isQuick: true,
      breaksWith: /refuses its secret/,
      allows: BROKEN_OFF,
    }),
    strike({ kind: 'unauthorized' }, LATER, {
      what: 'now and then, on two replicas',
      servers: { replicas: 2 },
      work: MANY_ITEMS,
    }),
    strike(
      { kind: 'unauthorized' },
      { from: 20 },
      {
        what: 'from the middle on',
        work: MANY_ITEMS,
        breaksWith: /refuses its secret/,
        allows: BROKEN_OFF,
      },
    ),
  ],
  'loading-model': [
    strike({ kind: 'loading-model' }, FIRST_ATTEMPT, { servers: { dialect: 'llamacpp' } }),
  ],
  'server-error': [strike({ kind: 'server-error' }, FIRST_ATTEMPT)],
  'generation-failed': [
    strike({ kind: 'generation-failed' }, FIRST_ATTEMPT, { servers: { dialect: 'tgi' } }),
  ],
};

/** Who was refused comes again, and not before the time that the host named. */
function rateLimited(style: RateHeaderStyle): FaultRow {
  const isTold = style !== 'none';
  return strike(
    { kind: 'rate-limited', style, retryAfterMs: ASKED_PAUSE_MS },
    { nth: [3, 9] },
    {
      what: style,
      servers: { dialect: 'openai' },
      verify: (scene) => (isTold ? findHasty(scene, ASKED_PAUSE_MS) : []),
    },
  );
}
