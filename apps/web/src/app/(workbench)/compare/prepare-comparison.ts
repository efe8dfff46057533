import type {
  ComparedBenchmark,
  ComparedCell,
  Comparison,
  ComparisonVerdict,
} from '@assay/contracts/statistics/comparison';

import {
  prepareDifferenceAxis,
  type DifferenceAxis,
  type DifferenceBarModel,
} from '../../../charts/prepare/prepare-difference-axis.ts';
import { counted } from '../../../format/counted.ts';
import { formatPercent, MISSING } from '../../../format/numbers.ts';
import { formatLevel, formatP, formatPointBounds, formatPoints } from '../../../format/points.ts';
import { variantLabel } from '../../../format/variant-label.ts';

export interface ComparedCellModel {
  /** In per cent. */
  accuracy: string;
  bounds: string | null;
  /** With n, level and method. */
  description: string;
}

export interface ComparisonRowModel {
  versionId: number;
  title: string;
  version: string;
  /** "30 questions × 3 repeats". */
  size: string;
  first: ComparedCellModel;
  second: ComparedCellModel;
  /** In points, signed. */
  difference: string;
  bounds: string | null;
  bar: DifferenceBarModel | null;
  description: string;
  p: string;
  /** What p is, and what it would be alone. */
  pDescription: string;
  verdict: ComparisonVerdict | null;
  verdictReason: string;
  /** What a reader must know before trusting the row. */
  notes: string[];
}

export interface ComparisonModel {
  firstName: string;
  secondName: string;
  summary: string;
  axis: DifferenceAxis;
  rows: ComparisonRowModel[];
  /** How the figures came about. */
  method: string;
  /** "Only A was measured on X." */
  leftOut: string[];
}

/** A comparison as it is drawn: a row a benchmark, and the sentence over all of them. */
export function prepareComparison(comparison: Comparison): ComparisonModel {
  const { benchmarks } = comparison;
  const firstName = subjectName(comparison.first);
  const secondName = subjectName(comparison.second);
  const axis = prepareDifferenceAxis(benchmarks);
  return {
    firstName,
    secondName,
    summary: summaryOf(comparison),
    axis,
    rows: benchmarks.map((row) => rowOf(row, { axis, count: benchmarks.length })),
    method: methodOf(comparison),
    leftOut: [
      ...leftOutOf(firstName, comparison.onlyFirst),
      ...leftOutOf(secondName, comparison.onlySecond),
    ],
  };
}

export function subjectName({ name, variant }: Comparison['first']): string {
  const label = variant && variantLabel(variant);
  return label === null ? name : `${name} · ${label}`;
}

function methodOf({ level, delta }: Comparison): string {
  const narrower = formatLevel(2 * level - 1);
  const equivalent =
    delta === null
      ? ''
      : ` Equivalent: the ${narrower} % interval lies within ± ${formatPoints(delta).slice(1)} points, each benchmark for itself.`;
  return (
    'Differences are second − first on the questions that both were asked, in percentage points, with ' +
    `${formatLevel(level)} % intervals for new questions like these. p is two-sided and adjusted for all benchmarks ` +
    `here (Holm); better and worse need both it and the interval.${equivalent}`
  );
}

/** "Better on 3, worse on 0, undecided on 6 of 9 benchmarks (Holm, 95 %)". */
function summaryOf({ benchmarks, level, delta }: Comparison): string {
  const countOf = (verdict: ComparisonVerdict | null) =>
    benchmarks.filter((row) => row.verdict === verdict).length;
  const unknown = countOf(null);
  const parts = [
    `Better on ${countOf('better')}`,
    `worse on ${countOf('worse')}`,
    ...(delta === null ? [] : [`equivalent on ${countOf('equivalent')}`]),
    ...(unknown === 0 ? [] : [`not comparable on ${unknown}`]),
    `undecided on ${countOf('undecided')} of ${counted(benchmarks.length, 'benchmark')}`,
  ];
  return `${parts.join(', ')} (Holm, ${formatLevel(level)} %)`;
}

function leftOutOf(name: string, titles: readonly string[]): string[] {
  return titles.length === 0 ? [] : [`Only ${name} was measured on ${titles.join(', ')}.`];
}

function rowOf(
  row: ComparedBenchmark,
  { axis, count }: { axis: DifferenceAxis; count: number },
): ComparisonRowModel {
  const { benchmark, difference, interval, p, pAdjusted, test } = row;
  const bounds = interval && formatPointBounds(interval);
  return {
    versionId: benchmark.versionId,
    title: benchmark.title,
    version: benchmark.version,
    size: `${counted(row.questions, 'question')} × ${repeatsText(row)}`,
    first: cellOf(row.first),
    second: cellOf(row.second),
    difference: formatPoints(difference),
    bounds,
    bar: axis.barOf(row),
    description: `${row.sentence}${interval === null ? '' : ` Interval: ${interval.method}.`}`,
    p: formatP(pAdjusted),
    pDescription:
      test === null
        ? row.verdictReason
        : `${test}; adjusted for ${counted(count, 'benchmark')} (Holm), alone ${formatP(p)}`,
    verdict: row.verdict,
    verdictReason: row.verdictReason,
    notes: [...notesOf('first', row.first), ...notesOf('second', row.second), ...onlyInOne(row)],
  };
}

/** "3 repeats", "3 and 50 repeats". */
function repeatsText({ first, second }: ComparedBenchmark): string {
  if (first.repeats === second.repeats) return counted(first.repeats, 'repeat');
  return `${first.repeats} and ${counted(second.repeats, 'repeat')}`;
}

function cellOf({ accuracy, repeats }: ComparedCell): ComparedCellModel {
  const { value, interval, n } = accuracy;
  if (value === null) {
    const description = 'No sample has a verdict, so the accuracy is unknown.';
    return { accuracy: MISSING, bounds: 'no verdict', description };
  }
  const size = `n = ${counted(n, 'question')} × ${counted(repeats, 'repeat')}`;
  const bounds = interval && `${formatPercent(interval.low)}–${formatPercent(interval.high)}`;
  return {
    accuracy: formatPercent(value),
    bounds,
    description: [
      `${formatPercent(value)} % correct`,
      interval === null
        ? 'no interval'
        : `${bounds} %, ${formatLevel(interval.level)} % interval for new questions (${interval.method})`,
      size,
    ].join('; '),
  };
}

function notesOf(which: string, cell: ComparedCell): string[] {
  const { missing, unscorable } = cell.withoutVerdict;
  const so = cell.accuracy.value === null ? '' : ', not correct';
  return [
    ...(cell.repeatsUnderWay === 0
      ? []
      : [`${which}: ${cell.status}, ${counted(cell.repeatsUnderWay, 'repeat')} still to come`]),
    ...(missing === 0 ? [] : [`${which}: ${counted(missing, 'sample')} missing${so}`]),
    ...(unscorable === 0 ? [] : [`${which}: ${unscorable} unscorable, not correct`]),
  ];
}

function onlyInOne({ onlyInFirst, onlyInSecond }: ComparedBenchmark): string[] {
  const leftOut = onlyInFirst + onlyInSecond;
  return leftOut === 0 ? [] : [`${counted(leftOut, 'question')} of one only left out`];
}
