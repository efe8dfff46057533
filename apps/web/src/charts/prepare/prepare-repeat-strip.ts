import type { AccuracyCell } from '@assay/eval-core/statistics/accuracy';
import { percentText } from '@assay/eval-core/statistics/percent-text';
import type {
  RepeatAccuracies,
  RepeatAccuracy,
} from '@assay/eval-core/statistics/repeat-accuracies';

import { intervalText, sampleSizeText, spreadText } from './accuracy-text.ts';
import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { countedText, countText } from './number-text.ts';

export interface RepeatDot {
  repeat: number;
  accuracyPercent: number;
  hoverLines: string[];
}

export interface RepeatStripChart {
  kind: 'chart';
  completeDots: RepeatDot[];
  /** Drawn hollow: these lack samples and do not count towards the spread. */
  incompleteDots: RepeatDot[];
  meanPercent: number;
  meanLabel: string;
  /** `null` where the interval cannot be known; the first note says why. */
  band: { lowPercent: number; highPercent: number } | null;
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}

export interface RepeatStripInput {
  accuracies: RepeatAccuracies;
  cell: AccuracyCell;
}

/** The accuracy of every repeat as a dot, with the mean and the interval for new questions behind. */
export function prepareRepeatStrip({
  accuracies,
  cell,
}: RepeatStripInput): RepeatStripChart | ChartGap {
  const { estimateFraction, interval } = cell;
  const dots = accuracies.repeats.flatMap(dotOf);
  if (estimateFraction === null || dots.length === 0) {
    return { kind: 'gap', reason: cell.missingReason ?? 'No repeat has samples yet.' };
  }
  const band = interval && {
    lowPercent: interval.low * 100,
    highPercent: interval.high * 100,
  };
  const meanPercent = estimateFraction * 100;
  const heights = [...dots.map(({ accuracyPercent }) => accuracyPercent), meanPercent];
  if (band) heights.push(band.lowPercent, band.highPercent);
  return {
    kind: 'chart',
    completeDots: dots.filter(({ isComplete }) => isComplete),
    incompleteDots: dots.filter(({ isComplete }) => !isComplete),
    meanPercent,
    meanLabel: `Mean ${percentText(estimateFraction)} %`,
    band,
    xAxis: xAxisOf(dots),
    yAxis: yAxisOf(heights),
    notes: notesOf(accuracies, cell),
    table: tableOf(accuracies.repeats),
  };
}

function dotOf(accuracy: RepeatAccuracy): (RepeatDot & { isComplete: boolean })[] {
  const { repeat, accuracyFraction, samples, isComplete } = accuracy;
  if (accuracyFraction === null) return [];
  const hoverLines = [
    `Repeat ${repeat}`,
    `Accuracy: ${percentText(accuracyFraction)} %`,
    `${countedText(samples, 'sample')}${isComplete ? '' : ', incomplete'}`,
  ];
  return [{ repeat, accuracyPercent: accuracyFraction * 100, hoverLines, isComplete }];
}

function xAxisOf(dots: readonly RepeatDot[]): ChartAxis {
  const first = dots.reduce((least, { repeat }) => Math.min(least, repeat), Infinity);
  const last = dots.reduce((most, { repeat }) => Math.max(most, repeat), -Infinity);
  const low = first - 0.5;
  const high = last + 0.5;
  return {
    title: 'Repeat',
    // Half a repeat of room at both ends keeps the outer dots off the axes.
    domain: [low, high],
    ticks: enclosingTicks({ low, high, steps: 10, smallestStep: 1 })
      .filter((at) => at >= low && at <= high)
      .map((at) => ({ at, text: countText(at) })),
  };
}

/** Dots need no zero line: the axis covers what is drawn, at least two points, never beyond 0…100. */
function yAxisOf(percents: readonly number[]): ChartAxis {
  const lowest = percents.reduce((left, right) => Math.min(left, right));
  const highest = percents.reduce((left, right) => Math.max(left, right));
  const ticks = enclosingTicks({
    low: Math.max(0, lowest - 1),
    high: Math.min(100, highest + 1),
    steps: 5,
    smallestStep: 1,
  });
  return {
    title: 'Accuracy (%)',
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 100],
    ticks: ticks.map((at) => ({ at, text: countText(at) })),
  };
}

function notesOf(
  { repeats, lowestFraction, highestFraction }: RepeatAccuracies,
  cell: AccuracyCell,
): string[] {
  const incomplete = repeats.filter(({ isComplete }) => !isComplete).length;
  const extremes =
    lowestFraction === null || highestFraction === null
      ? []
      : [`Complete repeats: ${percentText(lowestFraction)}–${percentText(highestFraction)} %.`];
  return [
    `Band: ${intervalText(cell)}.`,
    `Spread: ${spreadText(cell)}; ${sampleSizeText(cell)}.`,
    ...extremes,
    ...(incomplete === 0
      ? []
      : [
          `${countedText(incomplete, 'repeat')} incomplete: hollow or not drawn, not in the spread.`,
        ]),
  ];
}

function tableOf(repeats: readonly RepeatAccuracy[]): ChartTable {
  return {
    caption: 'Accuracy of every repeat',
    head: ['Repeat', 'Accuracy (%)', 'Samples', 'Complete'],
    rows: repeats.map(({ repeat, accuracyFraction, samples, isComplete }) => [
      countText(repeat),
      accuracyFraction === null ? 'no samples' : percentText(accuracyFraction),
      countText(samples),
      isComplete ? 'yes' : 'no',
    ]),
  };
}
