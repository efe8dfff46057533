import type { Cell } from '@assay/contracts/cells';
import { hasEnded } from '@assay/contracts/has-ended';

import { counted } from '../format/counted.ts';
import { formatCount } from '../format/numbers.ts';

export type Progress = Pick<Cell, 'status' | 'planned' | 'failures'> & { samples: number };

/**
 * What a leaderboard's estimate leaves out of a run that nothing more will come of: "30 samples failed and are left
 * out"; null: nothing, or they may still come.
 */
export function leftOut({ status, planned, failures, samples }: Progress): string | null {
  if (!hasEnded(status) || samples === 0) return null;
  const others = Math.max(0, planned - samples - failures);
  if (failures === 0) return others === 0 ? null : `${missing(others)} and ${areLeftOut(others)}`;
  const failed = `${counted(failures, 'sample')} failed`;
  if (others === 0) return `${failed} and ${areLeftOut(failures)}`;
  return `${failed} and ${formatCount(others)} more ${areOf(others)} missing: left out`;
}

function missing(samples: number): string {
  return `${counted(samples, 'sample')} ${areOf(samples)} missing`;
}

function areLeftOut(samples: number): string {
  return samples === 1 ? 'is left out' : 'are left out';
}

function areOf(samples: number): string {
  return samples === 1 ? 'is' : 'are';
}
