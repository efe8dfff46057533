import type { FaultKind } from '@assay/inference-simulator/faults/fault';

import type { FaultRow } from '../fault-row.ts';
import { bodyRows } from './body-rows.ts';
import { allDeadRows, connectionRows } from './connection-rows.ts';
import { delayRows } from './delay-rows.ts';
import { framingRows } from './framing-rows.ts';
import { payloadRows } from './payload-rows.ts';
import { refusalRows } from './refusal-rows.ts';
import { wholeReplyRows } from './whole-reply-rows.ts';

/** Every fault that the simulator knows: one that is new there is an error of types here. */
const ROWS: Readonly<Record<FaultKind, readonly FaultRow[]>> = {
  ...connectionRows,
  ...refusalRows,
  ...delayRows,
  ...bodyRows,
  ...framingRows,
  ...payloadRows,
};

export const serverRows: readonly FaultRow[] = [
  ...Object.values(ROWS).flat(),
  ...allDeadRows,
  ...wholeReplyRows,
];
