import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { answerEqualityNote } from '../../format/answer-equality-note.ts';
import type { ChartGap, ChartTable } from './chart-model.ts';
import { heightsOf, percentAxis, repeatsAxis } from './curve-axes.ts';
import type { CurveChart, CurvePoint, CurveSeries, LineInk } from './curve-model.ts';
import { methodLine, PERCENT, prepareFigure, type FigureModel } from './figure-text.ts';
import { countText } from './number-text.ts';

/** Which family of curves is looked at: what k samples give, or G-Pass@k by τ. */
export type CurveFamily = 'of-k' | 'g-pass';

type Curve = RunStatistics['passAtK'];

interface NamedCurve {
  series: CurveSeries;
  curve: Curve;
}

/** More of them on a log axis would be a caterpillar. */
const MOST_DOTS = 16;

const INKS: readonly LineInk[] = ['dotted', 'quiet', 'dashed', 'solid'];

/** Every k that one run gives, on a log axis, with the bands for new questions. */
export function prepareCurvesAtK(
  statistics: RunStatistics,
  family: CurveFamily,
): CurveChart | ChartGap {
  const curves = curvesOf(statistics, family);
  const ks = [...new Set(curves.flatMap(({ curve }) => Object.keys(curve).map(Number)))].sort(
    (a, b) => a - b,
  );
  const most = ks.at(-1);
  if (most === undefined) return { kind: 'gap', reason: 'No complete repeat has samples yet.' };
  if (most === 1) {
    return { kind: 'gap', reason: 'One repeat: at k = 1 every curve is the accuracy itself.' };
  }
  const points = ks.map((k) => pointAt(k, curves));
  return {
    kind: 'chart',
    series: curves.map(({ series }) => series),
    points,
    shape: 'line',
    hasDots: ks.length <= MOST_DOTS,
    bars: [],
    ticks: [],
    markers: [],
    xAxis: repeatsAxis('k, samples of a question (log scale)', most),
    yAxis: percentAxis('Accuracy at k (%)', heightsOf(points)),
    notes: [...notesOf(statistics, family), methodLine(curves, statistics.level)],
    table: tableOf(ks, curves),
  };
}

function curvesOf(statistics: RunStatistics, family: CurveFamily): NamedCurve[] {
  if (family === 'g-pass') {
    return Object.entries(statistics.gPass)
      .sort(([left], [right]) => Number(left) - Number(right))
      .map(([tau, curve], index) => ({
        series: { key: tau, label: `τ = ${tau}`, ink: INKS[index % INKS.length] ?? 'solid' },
        curve,
      }));
  }
  const { passAtK, avgAtK, worstOfK } = statistics;
  const majority = majorityCurve(statistics);
  return [
    { series: { key: 'pass', label: 'pass@k', ink: 'solid' }, curve: passAtK },
    ...(majority === null
      ? []
      : [{ series: { key: 'maj', label: 'maj@k', ink: 'dashed' as const }, curve: majority }]),
    { series: { key: 'avg', label: 'avg@k', ink: 'quiet' }, curve: avgAtK },
    { series: { key: 'worst', label: 'worst-of-k', ink: 'contrast' }, curve: worstOfK },
  ];
}

/** Empty while it is to come, so that it has its place; null: it cannot be known. */
function majorityCurve({
  majAtK,
  answerEquality,
}: Pick<RunStatistics, 'majAtK' | 'answerEquality'>): Curve | null {
  return majAtK ?? (answerEquality === null ? {} : null);
}

function pointAt(k: number, curves: readonly NamedCurve[]): CurvePoint {
  const point: CurvePoint = {
    x: Math.log2(k),
    values: {},
    bands: {},
    hoverLines: [`k = ${countText(k)}`],
  };
  for (const { series, curve } of curves) {
    const estimate = curve[String(k)];
    if (estimate === undefined || estimate.value === null) continue;
    const { value, interval, n } = estimate;
    point.values[series.key] = 100 * value;
    point.bands[series.key] = interval && [100 * interval.low, 100 * interval.high];
    const { text, bounds } = prepareFigure(estimate, { unit: PERCENT });
    point.hoverLines.push(
      `${series.label}: ${text} %${bounds === null ? '' : ` (${bounds})`}, n = ${countText(n)}`,
    );
  }
  return point;
}

function notesOf(
  { majAtK, answerEquality, passAtK, accuracy }: RunStatistics,
  family: CurveFamily,
): string[] {
  if (family === 'g-pass') {
    return [
      'G-Pass@k(τ): at least τ·k of k samples are right, drawn from all repeats without replacement.',
    ];
  }
  const thinned = Object.values(passAtK).some(({ n }) => n < accuracy.questions);
  return [
    'pass@k: one of k is right, which is also best-of-k with a selector that knows; worst-of-k: all k are; ' +
      'maj@k: the most frequent answer is, ties share equally and no answer never wins.',
    majorityNote(majAtK, answerEquality),
    ...(thinned
      ? ['Missing cells are no samples here: questions with fewer than k are left out at k (n).']
      : []),
  ];
}

function majorityNote(
  majAtK: RunStatistics['majAtK'],
  answerEquality: RunStatistics['answerEquality'],
): string {
  if (answerEquality === null) {
    return 'maj@k follows: a worker compares which wrong answers are the same, for 8 seconds at most.';
  }
  return majAtK === null
    ? 'maj@k cannot be known: the answers are not stored.'
    : `maj@k: ${answerEqualityNote(answerEquality)}`;
}

function tableOf(ks: readonly number[], curves: readonly NamedCurve[]): ChartTable {
  return {
    caption: 'Accuracy by k, per cent with interval',
    head: ['k', ...curves.map(({ series }) => series.label), 'n (questions)'],
    rows: ks.map((k) => [
      countText(k),
      ...curves.map(({ curve }) => cellText(curve[String(k)])),
      countText(Math.max(...curves.map(({ curve }) => curve[String(k)]?.n ?? 0))),
    ]),
  };
}

function cellText(estimate: Curve[string] | undefined): string {
  if (estimate === undefined) return '—';
  const { text, bounds } = prepareFigure(estimate, { unit: PERCENT });
  return bounds === null ? text : `${text} (${bounds})`;
}

export interface CurveTableRow {
  k: number;
  /** In the order of the head. */
  figures: FigureModel[];
  questions: number;
}

/** The visible table: powers of two and the last k, since all of 50 would be a wall. */
export function prepareCurveTable(
  statistics: RunStatistics,
  family: CurveFamily,
): { head: string[]; rows: CurveTableRow[] } {
  const curves = curvesOf(statistics, family);
  const ks = Object.keys(statistics.passAtK).map(Number);
  const most = Math.max(...ks);
  const rows = ks
    .filter((k) => Number.isInteger(Math.log2(k)) || k === most)
    .sort((a, b) => a - b)
    .map((k) => ({
      k,
      figures: curves.map(({ curve }) =>
        prepareFigure(curve[String(k)] ?? UNKNOWN, { unit: PERCENT, reason: reasonOf(curve) }),
      ),
      questions: statistics.passAtK[String(k)]?.n ?? 0,
    }));
  return { head: curves.map(({ series }) => series.label), rows };
}

function reasonOf(curve: Curve): string | undefined {
  return Object.keys(curve).length === 0 ? 'wrong answers are being compared' : undefined;
}

const UNKNOWN = { value: null, interval: null, n: 0 };
