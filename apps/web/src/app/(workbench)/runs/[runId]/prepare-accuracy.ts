import type { Cell } from '@assay/contracts/cells';
import { hasEnded } from '@assay/contracts/has-ended';
import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import {
  boundsOf,
  levelText,
  numberText,
  PERCENT,
  POINTS,
} from '../../../../charts/prepare/figure-text.ts';
import { counted } from '../../../../format/counted.ts';
import { formatCount, formatPercent } from '../../../../format/numbers.ts';

export interface AccuracyFigure {
  label: string;
  value: string | null;
  unit?: string;
  detail: string;
  reason?: string;
}

export interface CellCount {
  name: 'Correct' | 'Incorrect' | 'Unscorable' | 'Missing';
  count: string;
  share: string;
}

export interface AccuracyModel {
  figures: AccuracyFigure[];
  counts: CellCount[];
  /** What a reader must know of the cells. */
  notes: string[];
}

type Accuracy = RunStatistics['accuracy'];
type LeaderboardCell = Pick<Cell, 'status' | 'accuracy'>;

/**
 * The mean, its three errors by name, and what the cells were.
 * @param cell the same run's on the leaderboard, which leaves out what is missing
 */
export function prepareAccuracy(
  { accuracy, repeatsUnderWay }: RunStatistics,
  cell: LeaderboardCell,
): AccuracyModel {
  const { questions, repeats } = accuracy;
  return {
    figures: [
      meanFigure(accuracy, cell),
      spreadFigure(accuracy),
      errorFigure(accuracy),
      intervalFigure(accuracy),
      scoredFigure(accuracy),
    ],
    counts: countsOf(accuracy),
    notes: [
      `n = ${counted(questions, 'question')} × ${counted(repeats, 'repeat')}; unscorable and missing cells count as not correct.`,
      ...(accuracy.missingReason === null ? [] : [accuracy.missingReason]),
      ...(repeatsUnderWay === 0
        ? []
        : [
            `${counted(repeatsUnderWay, 'repeat')} under way: left out until all samples of a repeat are there.`,
          ]),
    ],
  };
}

function meanFigure(accuracy: Accuracy, cell: LeaderboardCell): AccuracyFigure {
  const { mean, missingReason, correct, questions, repeats } = accuracy;
  const share = `${formatCount(correct)} correct of ${formatCount(questions * repeats)} cells`;
  const detail = [share, leaderboardText(accuracy, cell)].filter(Boolean).join('; ');
  if (mean === null) return gap('Accuracy', missingReason ?? 'No samples yet.');
  return { label: 'Accuracy', value: numberText(mean, PERCENT), unit: '%', detail };
}

/** Why the leaderboard says another number of the same run; null: it does not, or more samples are to come. */
function leaderboardText({ missing }: Accuracy, cell: LeaderboardCell): string | null {
  const { estimateFraction } = cell.accuracy;
  if (missing === 0 || estimateFraction === null || !hasEnded(cell.status)) return null;
  return `${formatPercent(estimateFraction)} % on the leaderboard, which leaves out the ${formatCount(missing)} missing`;
}

function spreadFigure({ stdOverRepeats, repeats }: Accuracy): AccuracyFigure {
  const label = '± over repeats';
  if (stdOverRepeats === null) return gap(label, 'Unknown: it needs two repeats.');
  return {
    label,
    value: numberText(stdOverRepeats, POINTS),
    unit: 'points',
    detail: `standard deviation of a single run (ddof 1), ${counted(repeats, 'repeat')}`,
  };
}

function errorFigure({ seSameQuestions, repeats }: Accuracy): AccuracyFigure {
  const label = 'Standard error, these questions';
  if (seSameQuestions === null) {
    return gap(
      label,
      repeats < 2
        ? 'Unknown: it needs two repeats.'
        : 'Unknown: no two repeats of a question differ.',
    );
  }
  return {
    label,
    value: numberText(seSameQuestions, { ...POINTS, digits: 2 }),
    unit: 'points',
    detail: `of the mean, were they asked anew; ${counted(repeats, 'repeat')}`,
  };
}

function intervalFigure({ ciNewQuestions, questions }: Accuracy): AccuracyFigure {
  const label = 'Interval, new questions';
  if (ciNewQuestions === null) return gap(label, 'Unknown: it needs two questions.');
  return {
    label,
    value: boundsOf(ciNewQuestions, PERCENT),
    unit: '%',
    detail: `${levelText(ciNewQuestions.level)}, ${ciNewQuestions.method}, ${counted(questions, 'question')}`,
  };
}

function scoredFigure({ meanScored, correct, incorrect }: Accuracy): AccuracyFigure {
  const label = 'Scored only';
  if (meanScored === null) return gap(label, 'No sample was found correct or incorrect.');
  return {
    label,
    value: numberText(meanScored, PERCENT),
    unit: '%',
    detail: `of ${counted(correct + incorrect, 'sample')} found correct or incorrect`,
  };
}

function gap(label: string, reason: string): AccuracyFigure {
  return { label, value: null, detail: reason, reason };
}

function countsOf({ correct, incorrect, unscorable, missing }: Accuracy): CellCount[] {
  const all = correct + incorrect + unscorable + missing;
  const count = (name: CellCount['name'], cells: number): CellCount => ({
    name,
    count: formatCount(cells),
    share: formatPercent(all === 0 ? null : cells / all),
  });
  return [
    count('Correct', correct),
    count('Incorrect', incorrect),
    count('Unscorable', unscorable),
    count('Missing', missing),
  ];
}
