import type { Cell } from '@assay/contracts/cells';

import { formatCount, formatPercent } from '../format/numbers.ts';

export interface UnscorableShare {
  /** "12 of 300 unscorable (4.0 %)"; "0 unscorable" where all could be graded. */
  text: string;
  count: string;
  /** "of 300". */
  outOf: string;
  /** In per cent: "4.0", "0.02"; null without samples. */
  percent: string | null;
  /** Such a run's accuracy leans on samples that nobody has judged. */
  isAny: boolean;
}

/** How many of a run's samples could not be graded: it stands beside every accuracy. */
export function unscorableShare(
  cell: Pick<Cell, 'unscorable' | 'unscorableFraction'> & { samples: number },
): UnscorableShare {
  const { unscorable, unscorableFraction, samples } = cell;
  const isAny = unscorable > 0;
  const count = formatCount(unscorable);
  const outOf = `of ${formatCount(samples)}`;
  const percent = unscorableFraction === null ? null : formatPercent(unscorableFraction);
  const text = isAny ? `${count} ${outOf} unscorable (${percent ?? ''} %)` : '0 unscorable';
  return { text, count, outOf, percent, isAny };
}
