import type { Score } from '@assay/contracts/cells';
import type { RunDetail } from '@assay/contracts/runs';

import {
  prepareIntervalCell,
  type IntervalCell,
} from '../../../../charts/prepare/prepare-interval-cell.ts';
import { graderText } from '../../../../format/grader-text.ts';
import { formatCount, formatPercent, MISSING } from '../../../../format/numbers.ts';
import { leftOut } from '../../../../measured/left-out.ts';
import { unscorableShare } from '../../../../measured/unscorable-share.ts';
import { boundsText } from '../../(leaderboard)/prepare-cell.ts';

export interface HeadlineFigure {
  label: string;
  value: string | null;
  unit?: string;
  detail?: string;
  reason?: string;
  notable?: boolean;
}

export interface ScoreRowModel {
  name: string;
  estimate: string;
  interval: IntervalCell;
  bounds: string;
  spread: string;
  samples: string;
}

export interface HeadlineModel {
  figures: HeadlineFigure[];
  scores: ScoreRowModel[];
  /** "Graded by math 3, profile qwen.", and where programs ran. */
  grading: string;
}

const NO_SAMPLES = 'No samples yet.';

/** What a run came to: accuracy, what could not be judged beside it, and who judged. */
export function prepareHeadline({ cell, grader, environments }: RunDetail): HeadlineModel {
  const ran = environments.length === 0 ? '' : ` Programs ran in ${environments.join('; ')}.`;
  return {
    figures: [
      accuracyFigure(cell),
      unscorableFigure(cell),
      {
        label: 'Cut off',
        ...percentFigure(cell.truncatedFraction, cell.accuracy.missingReason),
        detail: 'at max tokens',
      },
      { label: 'Failed', value: formatCount(cell.failures), detail: 'samples given up' },
      meanTokens(cell),
    ],
    scores: cell.scores.map(scoreRow),
    grading: `Graded by ${graderText(grader)}.${ran}`,
  };
}

function accuracyFigure(cell: RunDetail['cell']): HeadlineFigure {
  const { accuracy } = cell;
  const bounds = boundsText(accuracy.interval);
  const doubt = bounds === null ? accuracy.missingReason : `${bounds} %, 95 % interval`;
  const without = leftOut({ ...cell, samples: accuracy.samples });
  const details = [doubt, without].filter((detail) => detail !== null);
  return {
    label: 'Accuracy',
    ...percentFigure(accuracy.estimateFraction, accuracy.missingReason),
    ...(details.length > 0 && { detail: details.join('; ') }),
  };
}

function unscorableFigure(cell: RunDetail['cell']): HeadlineFigure {
  const { samples } = cell.accuracy;
  const share = unscorableShare({ ...cell, samples });
  const label = 'Unscorable';
  if (samples === 0) return { label, value: null, reason: NO_SAMPLES };
  return {
    label,
    value: share.count,
    unit: share.outOf,
    detail: share.isAny ? `${share.percent ?? ''} %, counted as not correct` : 'all were judged',
    notable: share.isAny,
  };
}

function meanTokens({ meanCompletionTokens: mean, accuracy }: RunDetail['cell']): HeadlineFigure {
  const label = 'Mean tokens';
  if (accuracy.samples === 0) return { label, value: null, reason: NO_SAMPLES };
  if (mean === null) return { label, value: null, reason: 'The backend did not report them.' };
  return { label, value: formatCount(mean), detail: 'of a completion' };
}

function percentFigure(fraction: number | null, reason: string | null) {
  if (fraction === null) return { value: null, reason: reason ?? NO_SAMPLES };
  return { value: formatPercent(fraction), unit: '%' };
}

function scoreRow(score: Score): ScoreRowModel {
  return {
    name: score.name,
    estimate: formatPercent(score.estimateFraction),
    interval: prepareIntervalCell(score, score.name),
    bounds: boundsText(score.interval) ?? MISSING,
    spread: score.stdOverRepeats === null ? MISSING : `± ${formatPercent(score.stdOverRepeats)}`,
    samples: formatCount(score.samples),
  };
}
