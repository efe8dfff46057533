import type { Cell } from '@assay/contracts/cells';

const REFRESH_MS = 5_000;

/** How soon figures are worth asking for again: while a run of theirs is under way; false when none is. */
export function refreshWhileUnderWay(
  cells: readonly Pick<Cell, 'status'>[] | undefined,
): number | false {
  const isUnderWay = cells?.some(({ status }) => status === 'queued' || status === 'running');
  return isUnderWay ? REFRESH_MS : false;
}
