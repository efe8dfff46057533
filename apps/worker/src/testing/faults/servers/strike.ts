import type { Fault } from '@assay/inference-simulator/faults/fault';
import type { FaultConditions } from '@assay/inference-simulator/faults/fault-schedule';

import type { FaultRow } from '../fault-row.ts';
import { questionMark } from '../queue-work.ts';

/** The rows of one family of faults: no kind of it may be forgotten. */
export type RowsOf<Family extends { kind: string }> = Record<Family['kind'], readonly FaultRow[]>;

/** A row whose servers do one thing wrong. */
export function strike(
  fault: Fault,
  when: FaultConditions,
  { what, ...row }: Omit<FaultRow, 'name'> & { what?: string } = {},
): FaultRow {
  const name = what === undefined ? fault.kind : `${fault.kind}, ${what}`;
  return { name, ...row, servers: { ...row.servers, faults: [{ fault, when }] } };
}

/** Who asks again gets through. */
export const FIRST_ATTEMPT: FaultConditions = { firstAttempts: 1 };

/** Every time that one item is asked: two samples of the usual row. */
export const ONE_ITEM: FaultConditions = { promptIncludes: questionMark(2) };

/** Every third request, whoever asks. */
export const EVERY_THIRD: FaultConditions = { every: 3 };

export const ALWAYS: FaultConditions = {};
