import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';
import { percentText } from '@assay/eval-core/statistics/percent-text';

import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { countedText, countText } from './number-text.ts';

/** One place of the horizontal axis with the density of either; null where its curve has no point. */
export interface DensityPoint {
  accuracyPercent: number;
  first: number | null;
  second: number | null;
}

/** A repeat: a short upright line below the curves. */
export interface RunTick {
  key: string;
  accuracyPercent: number;
  from: number;
  to: number;
}

export interface RunDensitiesChart {
  kind: 'chart';
  points: DensityPoint[];
  ticks: { first: RunTick[]; second: RunTick[] };
  labels: { first: string; second: string };
  xAxis: ChartAxis;
  yDomain: [number, number];
  notes: string[];
  table: ChartTable;
}

interface RunDensitiesInput extends Pick<ComparedRuns, 'singleRuns'> {
  names: { first: string; second: string };
}

type Runs = ComparedRuns['singleRuns']['first'];

/** What single runs of two checkpoints show: overlapping densities over a tick for each repeat. */
export function prepareRunDensities({
  singleRuns: { first, second },
  names,
}: RunDensitiesInput): RunDensitiesChart | ChartGap {
  if (first.accuracies.length === 0 || second.accuracies.length === 0) {
    return { kind: 'gap', reason: 'No complete repeat of both yet.' };
  }
  const points = densityPoints(first, second);
  const heights = points.flatMap((point) => [point.first ?? 0, point.second ?? 0]);
  const highest = heights.reduce((most, height) => Math.max(most, height), 1);
  return {
    kind: 'chart',
    points,
    ticks: {
      first: ticksOf(first, { from: -0.02 * highest, to: -0.08 * highest }),
      second: ticksOf(second, { from: -0.1 * highest, to: -0.16 * highest }),
    },
    labels: { first: labelOf(names.first, first), second: labelOf(names.second, second) },
    xAxis: xAxisOf([
      ...points.map(({ accuracyPercent }) => accuracyPercent),
      ...[...first.accuracies, ...second.accuracies].map((accuracy) => 100 * accuracy),
    ]),
    yDomain: [-0.18 * highest, 1.05 * highest],
    notes: notesOf({ first, second }, names),
    table: tableOf({ first, second }, names),
  };
}

/** The two curves have grids of their own. */
function densityPoints(first: Runs, second: Runs): DensityPoint[] {
  const byPlace = new Map<number, DensityPoint>();
  const add = (which: 'first' | 'second', { density }: Runs) => {
    for (const [accuracy, { value }] of Object.entries(density)) {
      const accuracyPercent = 100 * Number(accuracy);
      const point = byPlace.get(accuracyPercent) ?? { accuracyPercent, first: null, second: null };
      byPlace.set(accuracyPercent, { ...point, [which]: value });
    }
  };
  add('first', first);
  add('second', second);
  return [...byPlace.values()].sort((a, b) => a.accuracyPercent - b.accuracyPercent);
}

function ticksOf({ accuracies }: Runs, place: { from: number; to: number }): RunTick[] {
  return accuracies.map((accuracy, repeat) => ({
    key: String(repeat),
    accuracyPercent: 100 * accuracy,
    ...place,
  }));
}

function labelOf(name: string, { accuracies }: Runs): string {
  return `${name}, ${countedText(accuracies.length, 'repeat')}`;
}

function xAxisOf(percents: readonly number[]): ChartAxis {
  const low = Math.max(0, Math.min(...percents) - 1);
  const high = Math.min(100, Math.max(...percents) + 1);
  const ticks = enclosingTicks({ low, high, steps: 6, smallestStep: 1 });
  return {
    title: 'Accuracy of a single run (%)',
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 100],
    ticks: ticks.map((at) => ({ at, text: countText(at) })),
  };
}

interface BothRuns {
  first: Runs;
  second: Runs;
}

function notesOf({ first, second }: BothRuns, names: RunDensitiesInput['names']): string[] {
  const flat = [
    ...(first.bandwidth === null ? [flatNote(names.first, first)] : []),
    ...(second.bandwidth === null ? [flatNote(names.second, second)] : []),
  ];
  const bandwidths = [first, second].flatMap(({ bandwidth }) =>
    bandwidth === null ? [] : `${percentText(bandwidth)} points`,
  );
  if (bandwidths.length === 0) return ['Every upright line is a repeat.', ...flat];
  const drawn = [...new Set(bandwidths)].join(' and ');
  return [
    `Density: ${first.densityMethod}, bandwidth ${drawn}; every upright line is a repeat.`,
    ...flat,
  ];
}

function flatNote(name: string, { accuracies }: Runs): string {
  return accuracies.length < 2
    ? `${name} has one repeat: how its runs differ is unknown.`
    : `All ${accuracies.length} repeats of ${name} gave ${percentText(accuracies[0] ?? 0)} %: there is no curve.`;
}

function tableOf({ first, second }: BothRuns, names: RunDensitiesInput['names']): ChartTable {
  const rows = Math.max(first.accuracies.length, second.accuracies.length);
  const cell = ({ accuracies }: Runs, repeat: number) => {
    const accuracy = accuracies[repeat];
    return accuracy === undefined ? 'none' : percentText(accuracy);
  };
  return {
    caption: 'Accuracy of every repeat (%)',
    head: ['Repeat', names.first, names.second],
    rows: Array.from({ length: rows }, (_, repeat) => [
      countText(repeat + 1),
      cell(first, repeat),
      cell(second, repeat),
    ]),
  };
}
