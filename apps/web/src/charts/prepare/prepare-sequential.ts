import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';

import { formatPointBounds, formatPoints } from '../../format/points.ts';
import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { countedText, countText } from './number-text.ts';

export interface SequentialDot {
  repeat: number;
  differencePoints: number;
  /** Distances from the dot down to the lower bound and up to the upper one, as error bars want them. */
  whisker: [below: number, above: number];
  hoverLines: string[];
}

export interface SequentialChart {
  kind: 'chart';
  dots: SequentialDot[];
  /** The repeat after which the sign, or equivalence, was decided. */
  decidedAt: number | null;
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}

/** The difference after each complete repeat, with bounds that hold however often somebody looks. */
export function prepareSequential({
  steps,
  decidedAt,
  questions,
}: ComparedRuns['sequential']): SequentialChart | ChartGap {
  const [first] = steps;
  if (first === undefined) return { kind: 'gap', reason: 'No complete repeat of both yet.' };
  const dots = steps.map(dotOf);
  const { level, method } = first.interval;
  return {
    kind: 'chart',
    dots,
    decidedAt,
    xAxis: repeatAxis(steps.length),
    yAxis: pointsAxis(steps.flatMap(({ interval }) => [100 * interval.low, 100 * interval.high])),
    notes: [
      `Bounds: ${method}, ${countText(100 * level)} % for all looks together, for these ${countedText(questions, 'question')}: stopping at the first decision is allowed.`,
    ],
    table: tableOf(steps),
  };
}

type Step = ComparedRuns['sequential']['steps'][number];

function dotOf({ repeat, difference, interval, verdict }: Step): SequentialDot {
  return {
    repeat,
    differencePoints: 100 * difference,
    whisker: [100 * (difference - interval.low), 100 * (interval.high - difference)],
    hoverLines: [
      `After ${countedText(repeat, 'repeat')}: ${formatPoints(difference)} points`,
      formatPointBounds(interval),
      verdict,
    ],
  };
}

function repeatAxis(repeats: number): ChartAxis {
  const [low, high] = [0.5, repeats + 0.5];
  return {
    title: 'Complete repeats',
    domain: [low, high],
    ticks: enclosingTicks({ low, high, steps: 10, smallestStep: 1 })
      .filter((at) => at >= low && at <= high)
      .map((at) => ({ at, text: countText(at) })),
  };
}

function pointsAxis(bounds: readonly number[]): ChartAxis {
  const low = Math.min(-1, ...bounds);
  const high = Math.max(1, ...bounds);
  const ticks = enclosingTicks({ low, high, steps: 5, smallestStep: 1 });
  return {
    title: 'Second − first (points)',
    domain: [ticks[0] ?? low, ticks.at(-1) ?? high],
    ticks: ticks.map((at) => ({ at, text: formatPoints(at / 100, 0) })),
  };
}

function tableOf(steps: readonly Step[]): ChartTable {
  return {
    caption: 'The difference after each complete repeat',
    head: ['Repeats', 'Second − first (points)', 'Lower bound', 'Upper bound', 'Verdict'],
    rows: steps.map(({ repeat, difference, interval, verdict }) => [
      countText(repeat),
      formatPoints(difference),
      formatPoints(interval.low),
      formatPoints(interval.high),
      verdict,
    ]),
  };
}
