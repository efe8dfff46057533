import {
  lengthOutcomes,
  type LengthHistogram,
  type LengthHistogramBin,
  type LengthOutcome,
  type PerOutcome,
} from '@assay/eval-core/statistics/length-histogram';

import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { countedText, countText, powerOfTwoText, tokenRangeText } from './number-text.ts';

export interface LengthBar {
  fromLog2: number;
  toLog2: number;
  midLog2: number;
  /** Heights: correct is drawn upwards, the others downwards (0 or negative), stacked away from 0. */
  heights: PerOutcome<number>;
  hoverLines: string[];
}

export interface LengthSeries {
  outcome: LengthOutcome;
  /** Name with n, for the legend. */
  label: string;
}

export interface LengthHistogramChart {
  kind: 'chart';
  bars: LengthBar[];
  series: LengthSeries[];
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}

const outcomeNames: PerOutcome<string> = {
  correct: 'Correct',
  incorrect: 'Incorrect',
  unscorable: 'Unscorable',
};
/** Nine labels fit a narrow card; the axis spans at most 21 doublings. */
const mostXTicks = 9;
/** Most bins are a quarter of a doubling wide: per quarter, a height there is simply its count. */
const drawnPerDoubling = 4;

/**
 * Correct above the line, incorrect and unscorable below, on a log2 axis. A bar is as high as its samples
 * per quarter of a doubling, so that area is number also below 16 tokens, where bins are wider or narrower.
 */
export function prepareLengthHistogram(
  histogram: LengthHistogram,
): LengthHistogramChart | ChartGap {
  const { bins } = histogram;
  if (bins.length === 0) {
    return { kind: 'gap', reason: 'No sample has a completion token count yet.' };
  }
  const bars = bins.flatMap(barOf);
  if (bars.every(isEmpty)) {
    return { kind: 'gap', reason: `Nothing fits a log axis: ${undrawnNotes(bins).join(' ')}` };
  }
  return {
    kind: 'chart',
    bars,
    series: seriesOf(histogram),
    xAxis: xAxisOf(bars),
    yAxis: yAxisOf(bars),
    notes: [...quantileNotes(histogram), ...undrawnNotes(bins)],
    table: tableOf(bins),
  };
}

function barOf(bin: LengthHistogramBin): LengthBar[] {
  const { fromTokens, toTokensExclusive, densities, counts } = bin;
  if (toTokensExclusive === null || densities === null) return [];
  const fromLog2 = Math.log2(fromTokens);
  const toLog2 = Math.log2(toTokensExclusive);
  const heights = {
    correct: densities.correct / drawnPerDoubling,
    // 0 − x, for −x of nothing would be −0.
    incorrect: 0 - densities.incorrect / drawnPerDoubling,
    unscorable: 0 - densities.unscorable / drawnPerDoubling,
  };
  const hoverLines = [
    `${tokenRangeText(bin)} tokens`,
    ...lengthOutcomes.map((outcome) => `${outcomeNames[outcome]}: ${countText(counts[outcome])}`),
  ];
  return [{ fromLog2, toLog2, midLog2: (fromLog2 + toLog2) / 2, heights, hoverLines }];
}

function isEmpty({ heights }: LengthBar): boolean {
  return lengthOutcomes.every((outcome) => heights[outcome] === 0);
}

/** Correct and incorrect always, so that "none" is seen; unscorable when there is any. */
function seriesOf({ totals }: LengthHistogram): LengthSeries[] {
  return lengthOutcomes
    .filter((outcome) => outcome !== 'unscorable' || totals.unscorable > 0)
    .map((outcome) => ({
      outcome,
      label: `${outcomeNames[outcome]} (n = ${countText(totals[outcome])})`,
    }));
}

/** Whole doublings around the bars: at least one, so that there are always two labels. */
function xAxisOf(bars: readonly LengthBar[]): ChartAxis {
  const low = Math.floor(extreme(bars, ({ fromLog2 }) => fromLog2, Math.min));
  const high = Math.ceil(extreme(bars, ({ toLog2 }) => toLog2, Math.max));
  const step = Math.ceil((high - low) / (mostXTicks - 1));
  const exponents = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return {
    title: 'Completion tokens (log scale)',
    domain: [low, high],
    ticks: exponents
      .filter((exponent) => (exponent - low) % step === 0)
      .map((exponent) => ({ at: exponent, text: powerOfTwoText(exponent) })),
  };
}

/** One step for both sides; labels are counts, so the lower half has no minus. */
function yAxisOf(bars: readonly LengthBar[]): ChartAxis {
  const highest = extreme(bars, ({ heights }) => heights.correct, Math.max);
  const lowest = extreme(bars, ({ heights }) => heights.incorrect + heights.unscorable, Math.min);
  const ticks = enclosingTicks({
    low: Math.min(lowest, 0),
    high: Math.max(highest, 0),
    steps: 5,
    smallestStep: 1,
  });
  return {
    title: 'Samples per ¼ doubling',
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0],
    ticks: ticks.map((at) => ({ at, text: countText(Math.abs(at)) })),
  };
}

function extreme(
  bars: readonly LengthBar[],
  valueOf: (bar: LengthBar) => number,
  choose: (left: number, right: number) => number,
): number {
  return bars.map(valueOf).reduce((left, right) => choose(left, right));
}

function quantileNotes({ quantiles }: LengthHistogram): string[] {
  return lengthOutcomes.flatMap((outcome) => {
    const found = quantiles[outcome];
    if (found === null) return [];
    const median = tokenRangeText(found.p50);
    const ninetieth = tokenRangeText(found.p90);
    return [
      `${outcomeNames[outcome]}: median in ${median}, 90th percentile in ${ninetieth} tokens (approximate, by bin).`,
    ];
  });
}

function undrawnNotes(bins: readonly LengthHistogramBin[]): string[] {
  return bins.flatMap((bin) => {
    const samples = lengthOutcomes.reduce((total, outcome) => total + bin.counts[outcome], 0);
    if (bin.densities !== null || samples === 0) return [];
    const size = bin.fromTokens === 0 ? '0 completion tokens' : `${tokenRangeText(bin)} tokens`;
    return [
      `Not drawn, since a log axis has no place for them: ${countedText(samples, 'sample')} of ${size}.`,
    ];
  });
}

function tableOf(bins: readonly LengthHistogramBin[]): ChartTable {
  return {
    caption: 'Samples by completion tokens and verdict',
    head: ['Completion tokens', ...lengthOutcomes.map((outcome) => outcomeNames[outcome])],
    rows: bins.map((bin) => [
      tokenRangeText(bin),
      ...lengthOutcomes.map((outcome) => countText(bin.counts[outcome])),
    ]),
  };
}
