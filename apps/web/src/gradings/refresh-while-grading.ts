import type { GradingInfo } from '@assay/contracts/gradings';

const REFRESH_MS = 2_000;

/** How soon gradings are worth asking for again: while one of them is under way; false when none is. */
export function refreshWhileGrading(
  gradings: readonly Pick<GradingInfo, 'status'>[] | undefined,
): number | false {
  return gradings?.some(({ status }) => status === 'running') ? REFRESH_MS : false;
}
