import type { StoppingState } from '@assay/contracts/sweep-stopping';

import { counted } from '../../../../format/counted.ts';
import { formatPercent } from '../../../../format/numbers.ts';
import { formatLevel, formatPoints } from '../../../../format/points.ts';

export interface StoppingRowModel {
  runId: number;
  checkpoint: string;
  benchmark: string;
  /** "better after 6 of 16 repeats", "undecided after 4 of 16 repeats", "baseline", "first round under way". */
  state: string;
  isDecided: boolean;
  /** Of the last look; null before the first. */
  estimate: string | null;
  interval: string | null;
  /** "240 generations"; null where none are. */
  saved: string | null;
  looks: { repeats: number; interval: string; verdict: string }[];
}

export interface StoppingModel {
  question: string;
  /** What is estimated, and in what: "Difference (points)". */
  estimateName: string;
  rows: StoppingRowModel[];
}

/** What is decided in a sweep, in words; differences in points, accuracies in per cent. */
export function prepareStopping({ stopping, mostRepeats, runs }: StoppingState): StoppingModel {
  const { question, level } = stopping;
  const isComparison = question.kind === 'comparison';
  const format = isComparison ? formatPoints : formatPercent;
  const interval = ({ lowFraction, highFraction }: Look) =>
    `${format(lowFraction)} to ${format(highFraction)}`;
  return {
    question: `${questionText(question)}; ${formatLevel(level)} % for all looks together.`,
    estimateName: isComparison ? 'Difference (points)' : 'Accuracy (%)',
    rows: runs.map((run) => {
      const last = run.looks.at(-1);
      const isDecided = last !== undefined && last.verdict !== 'undecided';
      return {
        runId: run.runId,
        checkpoint: run.checkpointName,
        benchmark: run.benchmarkTitle,
        state: stateOf(run, mostRepeats),
        isDecided,
        estimate: last === undefined ? null : format(last.estimateFraction),
        interval: last === undefined ? null : interval(last),
        saved: isDecided ? savedText((mostRepeats - run.repeats) * run.itemCount) : null,
        looks: run.looks.map((look) => ({
          repeats: look.repeats,
          interval: interval(look),
          verdict: look.verdict,
        })),
      };
    }),
  };
}

type Look = StoppingState['runs'][number]['looks'][number];

function questionText(question: StoppingState['stopping']['question']): string {
  if (question.kind === 'precision') {
    return `Asks until the accuracy on these items is known to ± ${formatPercent(question.halfWidthFraction)} points`;
  }
  const { deltaFraction } = question;
  const within =
    deltaFraction === null ? '' : `, or equivalent within ${formatPercent(deltaFraction)} points`;
  return `Asks until each is better or worse than the baseline on these items${within}`;
}

function stateOf(
  { isBaseline, looks }: StoppingState['runs'][number],
  mostRepeats: number,
): string {
  if (isBaseline) return 'baseline';
  const last = looks.at(-1);
  if (last === undefined) return 'first round under way';
  return `${last.verdict} after ${last.repeats} of ${counted(mostRepeats, 'repeat')}`;
}

function savedText(generations: number): string | null {
  return generations > 0 ? counted(generations, 'generation') : null;
}
