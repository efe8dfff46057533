import type { Cell } from '@assay/contracts/cells';

import { formatPercent } from '../../format/numbers.ts';
import { runNote } from '../../measured/run-note.ts';
import { benchmarkPath } from '../../url/routes.ts';
import { sampleSizeText } from './accuracy-text.ts';
import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis, ChartGap, ChartTable } from './chart-model.ts';
import { axisOf, percentAxis } from './curve-axes.ts';
import type { LineInk } from './curve-model.ts';
import { boundsOf, PERCENT } from './figure-text.ts';
import { countedText, countText } from './number-text.ts';
import type { StepChart, StepMarker, StepPoint, StepSeries } from './step-model.ts';

export interface TrainingCheckpoint {
  id: number;
  name: string;
  step: number;
  /** Undefined: it never ran. */
  cell: Cell | undefined;
}

export interface TrainingRun {
  name: string;
  /** By step. */
  checkpoints: TrainingCheckpoint[];
}

/** What is drawn over the steps. */
export interface StepMeasure {
  caption: string;
  figureOf: (cell: Cell) => StepFigure | null;
  /** Why a cell has no figure. */
  reasonOf: (cell: Cell) => string;
  axisOf: (heights: readonly number[]) => ChartAxis;
}

interface StepFigure {
  y: number;
  bounds: [low: number, high: number] | null;
  /** With its unit, its doubt and its n. */
  text: string;
}

export const ACCURACY_OVER_STEPS: StepMeasure = {
  caption: 'Accuracy over training steps, per cent with 95 % interval',
  figureOf: ({ accuracy }) => {
    const { estimateFraction, interval } = accuracy;
    if (estimateFraction === null) return null;
    return {
      y: 100 * estimateFraction,
      bounds: interval && [100 * interval.low, 100 * interval.high],
      text: `${formatPercent(estimateFraction)} % (${interval === null ? 'no interval' : boundsOf(interval, PERCENT)}), ${sampleSizeText(accuracy)}`,
    };
  },
  reasonOf: noAccuracyReason,
  axisOf: (percents) => percentAxis('Accuracy (%)', percents),
};

export const TOKENS_OVER_STEPS: StepMeasure = {
  caption: 'Mean completion tokens over training steps',
  figureOf: ({ meanCompletionTokens: tokens }) =>
    tokens === null ? null : { y: tokens, bounds: null, text: `${countText(tokens)} tokens` },
  reasonOf: (cell) =>
    cell.accuracy.samples === 0 ? noAccuracyReason(cell) : 'Its server says no number of tokens.',
  axisOf: (tokens) =>
    axisOf(
      'Tokens (mean)',
      enclosingTicks({ low: 0, high: Math.max(1, ...tokens), steps: 3, smallestStep: 1 }),
    ),
};

/** "No samples yet (queued)." */
function noAccuracyReason(cell: Cell): string {
  const reason = cell.accuracy.missingReason ?? 'No samples yet.';
  const note = runNote({ ...cell, samples: cell.accuracy.samples });
  return note === null ? reason : `${reason.replace(/\.$/, '')} (${note}).`;
}

const NOT_RUN = 'Not run on this version with these prompts.';

/** Pairs of an ink and a marker differ for fifteen training runs, without colour too. */
const INKS: readonly LineInk[] = ['solid', 'contrast', 'quiet', 'dashed', 'dotted'];
const MARKERS: readonly StepMarker[] = ['circle', 'square', 'diamond'];

/** One line for each training run that has a figure; a checkpoint without one breaks it, and is named. */
export function prepareStepChart(
  runs: readonly TrainingRun[],
  measure: StepMeasure,
): StepChart | ChartGap {
  const series = runs
    .map((run, index) => seriesOf(run, index, measure))
    .filter(({ points }) => points.length > 0);
  if (series.length === 0) return { kind: 'gap', reason: noFigureText(runs, measure) };
  const points = series.flatMap((one) => one.points);
  return {
    kind: 'chart',
    series,
    hasHollow: points.some(({ isHollow }) => isHollow),
    hasBridges: series.some(({ bridges }) => bridges.length > 0),
    xAxis: stepsAxis(runs),
    yAxis: measure.axisOf(points.flatMap(({ y, bounds }) => [y, ...(bounds ?? [])])),
    notes: gapNotes(runs, measure),
    table: tableOf(runs, measure),
  };
}

function seriesOf(run: TrainingRun, index: number, measure: StepMeasure): StepSeries {
  const places = run.checkpoints.map((checkpoint) => pointOf(run, checkpoint, measure));
  const stretches = stretchesOf(places);
  return {
    key: run.name,
    label: run.name,
    ink: INKS[index % INKS.length] ?? 'solid',
    marker: MARKERS[Math.floor(index / INKS.length) % MARKERS.length] ?? 'circle',
    points: stretches.flat(),
    stretches,
    bridges: stretches.slice(1).flatMap((stretch, before) => {
      const from = stretches[before]?.at(-1);
      const [to] = stretch;
      return from && to ? [[from, to] satisfies [StepPoint, StepPoint]] : [];
    }),
    bands: stretchesOf(
      places.map((point) => point?.bounds && { x: point.x, bounds: point.bounds }),
    ),
  };
}

/** Neighbours between gaps. */
function stretchesOf<Place>(places: readonly (Place | null | undefined)[]): Place[][] {
  const stretches: Place[][] = [[]];
  for (const place of places) {
    if (place) stretches.at(-1)?.push(place);
    else stretches.push([]);
  }
  return stretches.filter(({ length }) => length > 0);
}

function pointOf(
  { name: runName }: TrainingRun,
  { id, name, step, cell }: TrainingCheckpoint,
  { figureOf }: StepMeasure,
): StepPoint | null {
  const figure = cell && figureOf(cell);
  if (!figure) return null;
  const note = runNote({ ...cell, samples: cell.accuracy.samples });
  return {
    key: String(id),
    x: step,
    y: figure.y,
    bounds: figure.bounds,
    isHollow: cell.status !== 'completed',
    href: benchmarkPath(cell.benchmarkVersionId, cell.runId),
    hoverLines: [
      `${runName}, step ${countText(step)}`,
      name,
      figure.text,
      ...(note === null ? [] : [note]),
    ],
  };
}

/** Over every step that has a run, so that all measures share it; one to either side of a lone one. */
function stepsAxis(runs: readonly TrainingRun[]): ChartAxis {
  const steps = runs.flatMap(({ checkpoints }) =>
    checkpoints.filter(({ cell }) => cell !== undefined).map(({ step }) => step),
  );
  const first = Math.min(...steps);
  const last = Math.max(...steps);
  const [low, high] = first === last ? [Math.max(0, first - 1), last + 1] : [first, last];
  return axisOf(
    'Training step',
    enclosingTicks({ low, high, steps: 5, smallestStep: 1 }),
    stepText,
  );
}

/** Six whole numbers of a million and more would run into each other on a phone. */
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

function stepText(step: number): string {
  return step < 100_000 ? countText(step) : compact.format(step);
}

/** Steps that a note names before it counts the rest. */
const MOST_NAMED_STEPS = 8;

/** "Gaps of grpo-7b at steps 40, 60: No samples yet (queued)." for every reason of every training run. */
function gapNotes(runs: readonly TrainingRun[], measure: StepMeasure): string[] {
  return runs.flatMap(({ name, checkpoints }) => {
    const byReason = new Map<string, number[]>();
    for (const { step, cell } of checkpoints) {
      const reason = reasonOf(cell, measure);
      if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), step]);
    }
    return [...byReason].map(([reason, steps]) => {
      const [gap, step] = steps.length === 1 ? ['Gap', 'step'] : ['Gaps', 'steps'];
      return `${gap} of ${name} at ${step} ${stepsText(steps)}: ${reason}`;
    });
  });
}

/** "None of 40 checkpoints has a figure here: Not run on this version with these prompts." */
function noFigureText(runs: readonly TrainingRun[], measure: StepMeasure): string {
  const checkpoints = runs.flatMap((run) => run.checkpoints);
  const reasons = new Set(checkpoints.flatMap(({ cell }) => reasonOf(cell, measure) ?? []));
  return `None of ${countedText(checkpoints.length, 'checkpoint')} has a figure here: ${[...reasons].join(' ')}`;
}

function reasonOf(cell: Cell | undefined, { figureOf, reasonOf }: StepMeasure): string | null {
  if (cell === undefined) return NOT_RUN;
  return figureOf(cell) === null ? reasonOf(cell) : null;
}

function stepsText(steps: readonly number[]): string {
  const named = steps.slice(0, MOST_NAMED_STEPS).map(countText).join(', ');
  const rest = steps.length - MOST_NAMED_STEPS;
  return rest > 0 ? `${named} and ${countedText(rest, 'further step')}` : named;
}

function tableOf(runs: readonly TrainingRun[], measure: StepMeasure): ChartTable {
  return {
    caption: measure.caption,
    head: ['Training run', 'Step', 'Checkpoint', 'Figure'],
    rows: runs.flatMap(({ name, checkpoints }) =>
      checkpoints.map((checkpoint) => [
        name,
        countText(checkpoint.step),
        checkpoint.name,
        (checkpoint.cell && measure.figureOf(checkpoint.cell)?.text) ??
          reasonOf(checkpoint.cell, measure) ??
          '',
      ]),
    ),
  };
}
