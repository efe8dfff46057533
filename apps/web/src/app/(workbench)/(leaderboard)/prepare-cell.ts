import type { Cell } from '@assay/contracts/cells';

import {
  prepareIntervalCell,
  type IntervalCell,
} from '../../../charts/prepare/prepare-interval-cell.ts';
import { formatCount, formatPercent } from '../../../format/numbers.ts';
import { runNote } from '../../../measured/run-note.ts';
import { benchmarkPath } from '../../../url/routes.ts';
import type { Standing } from './prepare-overlap.ts';

export interface MeasuredCellModel {
  kind: 'measured';
  href: string;
  /** In per cent with one decimal, the unit being in the header. */
  estimate: string;
  /** "50.1–74.2"; null when unknown, for the reason in `interval.reason`. */
  bounds: string | null;
  interval: IntervalCell;
  /** "± 6.3"; null with fewer than two complete repeats. */
  spread: string | null;
  repeats: string;
  tokens: string;
  standing: Standing;
  note: string | null;
}

export interface MissingCellModel {
  kind: 'missing';
  /** Null where nothing was ever run. */
  href: string | null;
  reason: string;
  note: string | null;
}

export type CellModel = MeasuredCellModel | MissingCellModel;

interface CellInput {
  cell: Cell | undefined;
  standing: Standing;
}

/** One cell as it is drawn: every figure as text, what is unknown with its reason. */
export function prepareCell({ cell, standing }: CellInput): CellModel {
  if (cell === undefined) return { kind: 'missing', href: null, reason: 'not run', note: null };
  const { accuracy } = cell;
  const href = benchmarkPath(cell.benchmarkVersionId, cell.runId);
  const note = runNote({ ...cell, samples: accuracy.samples });
  if (accuracy.estimateFraction === null) {
    return { kind: 'missing', href, reason: accuracy.missingReason ?? 'No samples yet.', note };
  }
  return {
    kind: 'measured',
    href,
    estimate: formatPercent(accuracy.estimateFraction),
    bounds: boundsText(accuracy.interval),
    interval: prepareIntervalCell(accuracy),
    spread: accuracy.stdOverRepeats === null ? null : `± ${formatPercent(accuracy.stdOverRepeats)}`,
    repeats: `${formatCount(accuracy.repeats)} ${accuracy.repeats === 1 ? 'repeat' : 'repeats'}`,
    tokens: formatCount(cell.meanCompletionTokens),
    standing,
    note,
  };
}

/** "50.1–74.2" in per cent, or null. */
export function boundsText(interval: Cell['accuracy']['interval']): string | null {
  if (interval === null) return null;
  return `${formatPercent(interval.lowFraction)}–${formatPercent(interval.highFraction)}`;
}
