import type { Statistics } from '@assay/contracts/statistics/document';
import { percentText } from '@assay/eval-core/statistics/percent-text';

import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { axisOf, heightsOf } from './curve-axes.ts';
import type { CurveBar, CurveChart, CurvePoint, CurveTick } from './curve-model.ts';
import { methodLine, PERCENT, prepareFigure } from './figure-text.ts';
import { countedText, countText } from './number-text.ts';

/** How the spread of single runs is drawn. */
export type SpreadView = 'density' | 'ecdf';

type Distribution = Statistics['distribution'];
type NumberedEstimate = { at: number } & Distribution['ecdf'][string];

const KEY = 'runs';
/** The share of the drawing's height that the ticks of the repeats take, below the axis. */
const TICKS_SHARE = 0.2;

/** How the accuracies of single runs are spread: each repeat a tick, with a density or an ECDF above. */
export function prepareRunSpread(
  distribution: Distribution,
  { view, level }: { view: SpreadView; level: number },
): CurveChart | ChartGap {
  const { accuracies } = distribution;
  if (accuracies.length === 0) return { kind: 'gap', reason: 'No repeat has samples yet.' };
  if (accuracies.length === 1) {
    return { kind: 'gap', reason: 'One repeat: how single runs are spread cannot be known.' };
  }
  if (distribution.bandwidth === null) {
    const all = countedText(accuracies.length, 'repeat');
    return {
      kind: 'gap',
      reason: `All ${all} have the same accuracy: there is no spread to draw.`,
    };
  }
  const xAxis = accuracyAxis(distribution);
  const points =
    view === 'density'
      ? byNumber(distribution.density).map(densityPoint)
      : stepsAcross(byNumber(distribution.ecdf), xAxis);
  const bars = view === 'density' ? barsOf(distribution) : [];
  const heights = [...heightsOf(points), ...bars.map(({ height }) => height)];
  const highest = view === 'ecdf' ? 100 : heights.reduce(larger);
  return {
    kind: 'chart',
    series: [seriesOf(view)],
    points,
    shape: view === 'ecdf' ? 'step' : 'line',
    hasDots: false,
    bars,
    ticks: ticksOf(accuracies, highest * TICKS_SHARE),
    markers: [],
    xAxis,
    yAxis: heightAxis(view, highest),
    notes: notesOf(distribution, { view, level }),
    table: tableOf(distribution),
  };
}

function seriesOf(view: SpreadView) {
  return view === 'density'
    ? { key: KEY, label: 'Kernel density of single runs', ink: 'solid' as const }
    : { key: KEY, label: 'Share of runs with at most this accuracy', ink: 'solid' as const };
}

/** Object keys come with whole numbers first: their order is by number here. */
function byNumber(curve: Distribution['ecdf']): NumberedEstimate[] {
  return Object.entries(curve)
    .map(([at, estimate]) => ({ at: Number(at), ...estimate }))
    .sort((a, b) => a.at - b.at);
}

/** Density is per unit of accuracy: per cent of the runs per point of accuracy is the same number. */
function densityPoint({ at, value, interval }: NumberedEstimate): CurvePoint {
  return {
    x: 100 * at,
    values: { [KEY]: value },
    bands: { [KEY]: interval && [interval.low, interval.high] },
    hoverLines: [
      `Accuracy ${percentText(at)} %`,
      `${(value ?? 0).toFixed(1)} % of runs per point${interval === null ? '' : ` (${interval.low.toFixed(1)}–${interval.high.toFixed(1)})`}`,
    ],
  };
}

/** From the left end of the axis at 0 to its right end at 1. */
function stepsAcross(ecdf: readonly NumberedEstimate[], { domain }: ChartAxis): CurvePoint[] {
  const steps = ecdf.map((step): CurvePoint => {
    const { text, bounds } = prepareFigure(step, { unit: PERCENT, of: 'repeat' });
    const { interval, value } = step;
    return {
      x: 100 * step.at,
      values: { [KEY]: value === null ? null : 100 * value },
      bands: { [KEY]: interval && [100 * interval.low, 100 * interval.high] },
      hoverLines: [
        `At most ${percentText(step.at)} %`,
        `${text} % of runs${bounds === null ? '' : ` (${bounds})`}, n = ${countedText(step.n, 'repeat')}`,
      ],
    };
  });
  const last = steps.at(-1);
  const before = { x: domain[0], values: { [KEY]: 0 }, bands: {}, hoverLines: [] };
  return [before, ...steps, ...(last === undefined ? [] : [{ ...last, x: domain[1] }])];
}

function barsOf({ histogram, binWidth }: Distribution): CurveBar[] {
  if (binWidth === null) return [];
  return byNumber(histogram).map(({ at, value }) => ({
    from: 100 * at,
    to: 100 * (at + binWidth),
    height: (value ?? 0) / binWidth,
  }));
}

/** Runs of the same accuracy share the place of a tick, one above the other. */
function ticksOf(accuracies: readonly number[], heightBelow: number): CurveTick[] {
  const places = new Map<string, number>();
  const placed = accuracies.map((accuracy) => {
    const key = accuracy.toFixed(9);
    const row = places.get(key) ?? 0;
    places.set(key, row + 1);
    return { x: 100 * accuracy, row };
  });
  const rows = Math.max(...places.values());
  const each = heightBelow / rows;
  return placed.map(({ x, row }) => ({
    x,
    fromY: -each * (row + 0.2),
    toY: -each * (row + 1),
  }));
}

/** A bin that begins at 100 % ends beyond it: there the axis goes on, without a tick. */
function accuracyAxis({ accuracies, density, histogram, binWidth }: Distribution): ChartAxis {
  const starts = Object.keys(histogram).map(Number);
  const ends = [
    ...[...accuracies, ...starts, ...Object.keys(density).map(Number)],
    ...starts.map((start) => start + (binWidth ?? 0)),
  ].map((fraction) => 100 * fraction);
  const low = Math.max(0, ends.reduce(smaller));
  const high = ends.reduce(larger);
  const ticks = enclosingTicks({
    low,
    high: Math.min(100, high),
    steps: 6,
    smallestStep: 1,
  });
  const axis = axisOf('Accuracy of a single run (%)', ticks);
  return { ...axis, domain: [axis.domain[0], larger(axis.domain[1], high)] };
}

function smaller(left: number, right: number): number {
  return Math.min(left, right);
}

function larger(left: number, right: number): number {
  return Math.max(left, right);
}

function heightAxis(view: SpreadView, highest: number): ChartAxis {
  const ticks = enclosingTicks({ low: 0, high: highest, steps: 4, smallestStep: 0.1 });
  const title = view === 'density' ? '% of runs per point' : 'Share of runs (%)';
  const axis = axisOf(title, ticks, (at) => String(at));
  return { ...axis, domain: [-highest * TICKS_SHARE, axis.domain[1]] };
}

function notesOf(
  distribution: Distribution,
  { view, level }: { view: SpreadView; level: number },
): string[] {
  const { accuracies, bandwidth, densityMethod, density, ecdf } = distribution;
  const shown = view === 'density' ? density : ecdf;
  const curve =
    view === 'ecdf' || bandwidth === null
      ? []
      : [
          `Density: ${densityMethod}, bandwidth ${percentText(bandwidth)} points; bars are the histogram on the same scale.`,
        ];
  return [
    `One tick below the axis for each of ${countedText(accuracies.length, 'repeat')}; all over the same questions.`,
    ...curve,
    methodLine(shown, level).replace(
      'for new questions like these',
      'for new runs over these questions',
    ),
  ];
}

function tableOf({ accuracies }: Distribution): ChartTable {
  return {
    caption: 'Accuracy of every single run',
    head: ['Repeat', 'Accuracy (%)'],
    rows: accuracies.map((accuracy, repeat) => [countText(repeat), percentText(accuracy)]),
  };
}
