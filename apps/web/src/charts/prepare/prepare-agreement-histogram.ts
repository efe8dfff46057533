import type { AgreementBin } from '@assay/contracts/teachable';
import { percentText } from '@assay/eval-core/statistics/percent-text';

import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { countedText, countText } from './number-text.ts';

export interface AgreementBar {
  fromFraction: number;
  toFraction: number;
  midFraction: number;
  kept: number;
  leftOut: number;
  hoverLines: string[];
}

export interface AgreementHistogramChart {
  kind: 'chart';
  bars: AgreementBar[];
  keptLabel: string;
  leftOutLabel: string;
  /** Of weak agreement: what the rule lets through. */
  range: { lowFraction: number; highFraction: number };
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}

export interface AgreementHistogramInput {
  bins: readonly AgreementBin[];
  range: AgreementHistogramChart['range'];
  /** All that were looked at; those in no bin have no known agreement. */
  items: number;
}

/** How often items get which weak agreement, and which of them are kept. */
export function prepareAgreementHistogram({
  bins,
  range,
  items,
}: AgreementHistogramInput): AgreementHistogramChart | ChartGap {
  const drawn = sum(bins, (bin) => bin.kept + bin.leftOut);
  if (drawn === 0) {
    return { kind: 'gap', reason: 'No item has a weak agreement that is known.' };
  }
  return {
    kind: 'chart',
    bars: bins.map(barOf),
    keptLabel: `Kept (${countText(sum(bins, ({ kept }) => kept))})`,
    leftOutLabel: `Left out (${countText(sum(bins, ({ leftOut }) => leftOut))})`,
    range,
    xAxis: {
      title: 'Weak agreement (%)',
      domain: [0, 1],
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, text: (at * 100).toFixed(0) })),
    },
    yAxis: yAxisOf(bins),
    notes: notesOf({ range, unknown: items - drawn }),
    table: tableOf(bins),
  };
}

function barOf(bin: AgreementBin): AgreementBar {
  const { fromFraction, toFraction, kept, leftOut } = bin;
  const hoverLines = [
    `${rangeText(bin)} of weak samples agree`,
    `Kept: ${countedText(kept, 'item')}`,
    `Left out: ${countedText(leftOut, 'item')}`,
  ];
  const midFraction = (fromFraction + toFraction) / 2;
  return { fromFraction, toFraction, midFraction, kept, leftOut, hoverLines };
}

/** "20–30 %"; a share on the edge belongs to the bin that it begins. */
function rangeText({ fromFraction, toFraction }: AgreementBin): string {
  return `${(fromFraction * 100).toFixed(0)}–${(toFraction * 100).toFixed(0)} %`;
}

function yAxisOf(bins: readonly AgreementBin[]): ChartAxis {
  const high = Math.max(...bins.map(({ kept, leftOut }) => kept + leftOut));
  const ticks = enclosingTicks({ low: 0, high, steps: 4, smallestStep: 1 });
  return {
    title: 'Items',
    domain: [0, ticks.at(-1) ?? high],
    ticks: ticks.map((at) => ({ at, text: countText(at) })),
  };
}

function notesOf({ range, unknown }: Pick<AgreementHistogramInput, 'range'> & { unknown: number }) {
  const { lowFraction, highFraction } = range;
  const shaded = `Shaded: the range that is asked for, ${percentText(lowFraction)}–${percentText(highFraction)} %.`;
  if (unknown === 0) return [shaded];
  return [shaded, `Not drawn: ${countedText(unknown, 'item')} without a known agreement.`];
}

function tableOf(bins: readonly AgreementBin[]): ChartTable {
  return {
    caption: 'Items by weak agreement',
    head: ['Weak agreement', 'Kept', 'Left out'],
    rows: bins.map((bin) => [rangeText(bin), countText(bin.kept), countText(bin.leftOut)]),
  };
}

function sum(bins: readonly AgreementBin[], valueOf: (bin: AgreementBin) => number): number {
  return bins.reduce((total, bin) => total + valueOf(bin), 0);
}
