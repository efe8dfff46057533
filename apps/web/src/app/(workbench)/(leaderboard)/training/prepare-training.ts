import type { Cell, Leaderboard } from '@assay/contracts/cells';
import { promptVariantKey } from '@assay/contracts/prompts';
import { DEFAULT_VARIANT_KEY } from '@assay/contracts/statistics/comparison';

import type { ChartGap } from '../../../../charts/prepare/chart-model.ts';
import { methodsIn, sizesText } from '../../../../charts/prepare/figure-text.ts';
import {
  ACCURACY_OVER_STEPS,
  prepareStepChart,
  TOKENS_OVER_STEPS,
  type TrainingRun,
} from '../../../../charts/prepare/prepare-step-chart.ts';
import type { StepChart } from '../../../../charts/prepare/step-model.ts';
import { counted } from '../../../../format/counted.ts';
import { graderText } from '../../../../format/grader-text.ts';
import { formatCount } from '../../../../format/numbers.ts';
import { variantLabel } from '../../../../format/variant-label.ts';
import { prepareCell, type CellModel } from '../prepare-cell.ts';
import { checkpointsOnBoard, trainingRunsOf, type Placed } from './training-runs.ts';

export interface TrainingModel {
  /** Those with a run of a checkpoint that has its place in a training. */
  benchmarks: { versionId: number; label: string }[];
  versionId: number;
  /** The defaults first; a choice only where there are two. */
  variants: { key: string; label: string }[];
  variantKey: string;
  accuracy: StepChart | ChartGap;
  tokens: StepChart | ChartGap;
  figures: FigureRow[];
  /** How the figures came about. */
  method: string;
  /** Whom the curves leave out, and where two share a place. */
  remarks: string[];
}

export interface FigureRow {
  key: string;
  trainingRun: string;
  step: string;
  name: string;
  cell: CellModel;
}

export interface TrainingInput {
  board: Leaderboard;
  listed: readonly Placed[];
  search: {
    sweep?: number | undefined;
    benchmark?: number | undefined;
    variant?: string | undefined;
  };
}

/** Curves of one benchmark version and prompt variant; null while no checkpoint has a training run and a step. */
export function prepareTraining({ board, listed, search }: TrainingInput): TrainingModel | null {
  const checkpoints = checkpointsOnBoard(board, listed, search.sweep);
  const placed = new Set(checkpoints.filter(isPlaced).map(({ id }) => id));
  const cells = board.cells.filter(({ checkpointId }) => placed.has(checkpointId));
  const benchmarks = benchmarksOf(board, cells);
  const benchmark =
    benchmarks.find(({ versionId }) => versionId === search.benchmark) ?? benchmarks[0];
  if (placed.size === 0 || benchmark === undefined) return null;
  const onBenchmark = cells.filter((cell) => cell.benchmarkVersionId === benchmark.versionId);
  const variants = variantsOf(onBenchmark);
  const variantKey = (variants.find(({ key }) => key === search.variant) ?? variants[0])?.key;
  const chosen = onBenchmark.filter(({ variant }) => promptVariantKey(variant) === variantKey);
  const runs = trainingRunsOf(checkpoints, chosen);
  const accuracy = prepareStepChart(runs, ACCURACY_OVER_STEPS);
  return {
    benchmarks: benchmarks.map(({ versionId, title, version }) => ({
      versionId,
      label: `${title} (${version})`,
    })),
    versionId: benchmark.versionId,
    variants,
    variantKey: variantKey ?? DEFAULT_VARIANT_KEY,
    accuracy,
    tokens: withoutNotesOf(accuracy, prepareStepChart(runs, TOKENS_OVER_STEPS)),
    figures: figuresOf(runs, benchmark),
    method: methodOf(chosen, benchmark),
    remarks: [...leftOutRemark(checkpoints.length - placed.size), ...sharedRemarks(runs)],
  };
}

type Benchmark = Leaderboard['benchmarks'][number];

function isPlaced({ trainingRun, step }: Placed): boolean {
  return trainingRun !== null && step !== null;
}

/** Those that a curve can be of; all, while there is none. */
function benchmarksOf({ benchmarks }: Leaderboard, cells: readonly Cell[]): Benchmark[] {
  const ran = new Set(cells.map(({ benchmarkVersionId }) => benchmarkVersionId));
  return ran.size === 0 ? benchmarks : benchmarks.filter(({ versionId }) => ran.has(versionId));
}

function variantsOf(cells: readonly Cell[]): TrainingModel['variants'] {
  const labels = new Map(
    cells.map(({ variant }) => [
      promptVariantKey(variant),
      variantLabel(variant) ?? 'Default prompts',
    ]),
  );
  return [...labels]
    .map(([key, label]) => ({ key, label }))
    .sort((left, right) => placeOf(left.key) - placeOf(right.key));
}

function placeOf(variantKey: string): number {
  return variantKey === DEFAULT_VARIANT_KEY ? 0 : 1;
}

/** The second chart does not say again what the first one says. */
function withoutNotesOf(
  first: StepChart | ChartGap,
  second: StepChart | ChartGap,
): StepChart | ChartGap {
  if (first.kind === 'gap' || second.kind === 'gap') return second;
  return { ...second, notes: second.notes.filter((note) => !first.notes.includes(note)) };
}

function figuresOf(runs: readonly TrainingRun[], { grader }: Benchmark): FigureRow[] {
  return runs.flatMap(({ name: trainingRun, checkpoints }) =>
    checkpoints.map(({ id, name, step, cell }) => ({
      key: String(id),
      trainingRun,
      step: formatCount(step),
      name,
      cell: prepareCell({ cell, standing: 'unknown', grader }),
    })),
  );
}

/** A number without its method is no measurement. */
function methodOf(cells: readonly Cell[], { title, version }: Benchmark): string {
  const measured = cells.filter(({ accuracy }) => accuracy.estimateFraction !== null);
  if (measured.length === 0) return `${title}, version ${version}.`;
  const items = sizesText(
    measured.map(({ accuracy }) => accuracy.items),
    'item',
  );
  const samples = sizesText(
    measured.map(({ accuracy }) => accuracy.samples),
    'sample',
  );
  const methods = methodsIn(measured.map(({ accuracy }) => accuracy));
  const graders = [...new Set(measured.map(({ grader }) => graderText(grader)))].join('; ');
  return (
    `${title}, version ${version}; each point is one run, n = ${items}, ${samples}. ` +
    'Accuracy: mean over items of the per-item mean; band: 95 % interval for new questions like these ' +
    `(${methods.length === 0 ? 'none can be known' : methods.join(', ')}), of each point by itself. ` +
    `Tokens: mean over the samples that say theirs. Graded by ${graders}.`
  );
}

function leftOutRemark(count: number): string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'checkpoint')} without a training run or a step ${count === 1 ? 'is' : 'are'} not drawn.`,
  ];
}

function sharedRemarks(runs: readonly TrainingRun[]): string[] {
  return runs.flatMap(({ name, checkpoints }) => {
    const steps = checkpoints.map(({ step }) => step);
    const shared = [...new Set(steps.filter((step, index) => steps.indexOf(step) !== index))];
    return shared.map(
      (step) =>
        `${name} has ${counted(steps.filter((one) => one === step).length, 'checkpoint')} at step ${formatCount(step)}: its line goes through each.`,
    );
  });
}
