import type { GradingPreview, GradingsPreview, OutcomeChange } from '@assay/contracts/gradings';
import { OUTCOMES } from '@assay/contracts/runs';
import type { Outcome } from '@assay/eval-core/verdict';

import { counted } from '../../../format/counted.ts';
import { formatCount, formatPercent } from '../../../format/numbers.ts';

export interface MatrixRowModel {
  from: Outcome;
  cells: { to: Outcome; text: string; kind: 'none' | 'same' | 'changed' }[];
  total: string;
}

export interface PreviewModel {
  /** "12 of 300 verdicts change (4.0 %)." */
  headline: string;
  /** While a part is graded: what that part says of the whole. */
  caveat: string | null;
  /** Rows: the outcome now; columns: the outcome in the new grading. */
  matrix: MatrixRowModel[];
  graded: number;
  samples: number;
  isComplete: boolean;
}

/** What would change, over all gradings that are looked at together. */
export function preparePreview({ gradings }: GradingsPreview): PreviewModel {
  const changes = gradings.flatMap((one) => one.changes);
  const compared = total(changes);
  const changed = total(changes.filter(({ from, to }) => from !== to));
  const isComplete = gradings.every(({ grading }) => grading.status === 'complete');
  return {
    headline: headline({ changed, compared, isComplete }),
    caveat: isComplete ? null : caveat(gradings),
    matrix: OUTCOMES.map((from) => matrixRow(changes, from)),
    graded: gradings.reduce((sum, { grading }) => sum + grading.graded, 0),
    samples: gradings.reduce((sum, { grading }) => sum + grading.samples, 0),
    isComplete,
  };
}

function headline(counts: { changed: number; compared: number; isComplete: boolean }): string {
  const { changed, compared, isComplete } = counts;
  if (compared === 0) return 'Nothing is graded yet.';
  const soFar = isComplete ? '' : ' so far';
  if (changed === 0) return `None of ${counted(compared, 'verdict')} changes${soFar}.`;
  const verb = changed === 1 ? 'changes' : 'change';
  const share = formatPercent(changed / compared);
  return `${formatCount(changed)} of ${counted(compared, 'verdict')} ${verb}${soFar} (${share} %).`;
}

/** Samples are graded in a random order, so a part of a run speaks for all of it, within an interval. */
function caveat(gradings: readonly GradingPreview[]): string {
  const [only, ...others] = gradings;
  const interval = others.length === 0 ? only?.changedInterval : null;
  if (!interval) return 'Cells and ranks are told when everything is graded.';
  const bounds = `${formatPercent(interval.lowFraction)}–${formatPercent(interval.highFraction)} %`;
  return `For the whole run: ${bounds}, 95 % interval. Cells and ranks are told when everything is graded.`;
}

function matrixRow(changes: readonly OutcomeChange[], from: Outcome): MatrixRowModel {
  const own = changes.filter((change) => change.from === from);
  return {
    from,
    cells: OUTCOMES.map((to) => {
      const samples = total(own.filter((change) => change.to === to));
      return { to, text: formatCount(samples), kind: kindOf(samples, from === to) };
    }),
    total: formatCount(total(own)),
  };
}

function kindOf(samples: number, isSame: boolean): MatrixRowModel['cells'][number]['kind'] {
  if (samples === 0) return 'none';
  return isSame ? 'same' : 'changed';
}

function total(changes: readonly OutcomeChange[]): number {
  return changes.reduce((sum, { samples }) => sum + samples, 0);
}
