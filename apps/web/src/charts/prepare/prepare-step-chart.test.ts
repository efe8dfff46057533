import { describe, expect, it } from 'vitest';

import type { Cell } from '@assay/contracts/cells';

import { makeCell } from '../../testing/make-cell.ts';
import type { ChartGap } from './chart-model.ts';
import {
  ACCURACY_OVER_STEPS,
  prepareStepChart,
  TOKENS_OVER_STEPS,
  type TrainingRun,
} from './prepare-step-chart.ts';
import type { StepChart } from './step-model.ts';

/** A training run from its cells by step. */
function trainingRun(name: string, cells: Record<number, Cell | undefined>): TrainingRun {
  const checkpoints = Object.entries(cells).map(([step, cell]) => ({
    id: Number(step),
    name: `${name}-${step}`,
    step: Number(step),
    cell,
  }));
  return { name, checkpoints };
}

const measured = (estimateFraction: number) => makeCell({}, { estimateFraction });
const queued = makeCell(
  { status: 'queued' },
  { estimateFraction: null, interval: null, samples: 0, missingReason: 'No samples yet.' },
);

function drawn(model: StepChart | ChartGap): StepChart {
  if (model.kind === 'gap') throw new Error(model.reason);
  return model;
}

describe('a chart over training steps', () => {
  it('has a line for each training run, at the true distances of its steps', () => {
    const runs = [
      trainingRun('dapo', { 100: measured(0.2), 1000: measured(0.4) }),
      trainingRun('grpo', { 250: measured(0.3) }),
    ];
    const { series, xAxis, notes } = drawn(prepareStepChart(runs, ACCURACY_OVER_STEPS));
    expect(series.map(({ label, points }) => [label, points.map(({ x, y }) => [x, y])])).toEqual([
      [
        'dapo',
        [
          [100, 20],
          [1000, 40],
        ],
      ],
      ['grpo', [[250, 30]]],
    ]);
    expect(new Set(series.map(({ ink }) => ink)).size).toBe(2);
    expect(xAxis.ticks.map(({ text }) => text)).toEqual(['0', '200', '400', '600', '800', '1,000']);
    expect(notes).toEqual([]);
  });

  it('breaks at a checkpoint without a figure, bridges it openly, and names it with its reason', () => {
    const run = trainingRun('grpo', {
      10: measured(0.2),
      20: undefined,
      30: queued,
      40: measured(0.3),
      50: measured(0.4),
    });
    const { series, hasBridges, notes, table } = drawn(
      prepareStepChart([run], ACCURACY_OVER_STEPS),
    );
    expect(series[0]?.stretches.map((stretch) => stretch.map(({ x }) => x))).toEqual([
      [10],
      [40, 50],
    ]);
    expect(series[0]?.bands.map((band) => band.map(({ x }) => x))).toEqual([[10], [40, 50]]);
    expect(series[0]?.bridges.map((bridge) => bridge.map(({ x }) => x))).toEqual([[10, 40]]);
    expect(hasBridges).toBe(true);
    expect(notes).toEqual([
      'Gap of grpo at step 20: Not run on this version with these prompts.',
      'Gap of grpo at step 30: No samples yet (queued).',
    ]);
    expect(table.rows.map((row) => row.at(-1))).toEqual([
      '20.0 % (30.0–70.0), n = 10 × 2',
      'Not run on this version with these prompts.',
      'No samples yet (queued).',
      '30.0 % (30.0–70.0), n = 10 × 2',
      '40.0 % (30.0–70.0), n = 10 × 2',
    ]);
  });

  it('keeps the line and breaks the band where a point has no interval', () => {
    const alone = makeCell({}, { estimateFraction: 0.5, interval: null });
    const run = trainingRun('grpo', { 1: measured(0.4), 2: alone, 3: measured(0.6) });
    const { series } = drawn(prepareStepChart([run], ACCURACY_OVER_STEPS));
    expect(series[0]?.stretches).toHaveLength(1);
    expect(series[0]?.bands).toHaveLength(2);
  });

  it('marks what is not completed, and leads every point to its run', () => {
    const running = makeCell({ runId: 7, benchmarkVersionId: 3, status: 'running', planned: 40 });
    const { series, hasHollow } = drawn(
      prepareStepChart([trainingRun('grpo', { 1200: running })], ACCURACY_OVER_STEPS),
    );
    expect(hasHollow).toBe(true);
    expect(series[0]?.points[0]).toMatchObject({
      isHollow: true,
      href: '/benchmarks/3?run=7',
      hoverLines: [
        'grpo, step 1,200',
        'grpo-1200',
        '50.0 % (30.0–70.0), n = 10 × 2',
        'running 50 %',
      ],
    });
  });

  it('draws unknown lengths as gaps on the same steps, from 0 upwards', () => {
    const unknown = makeCell({ meanCompletionTokens: null });
    const run = trainingRun('grpo', { 10: unknown, 20: makeCell({ meanCompletionTokens: 900 }) });
    const tokens = drawn(prepareStepChart([run], TOKENS_OVER_STEPS));
    const accuracy = drawn(prepareStepChart([run], ACCURACY_OVER_STEPS));
    expect(tokens.series[0]?.points.map(({ x, y }) => [x, y])).toEqual([[20, 900]]);
    expect(tokens.notes).toEqual(['Gap of grpo at step 10: Its server says no number of tokens.']);
    expect(tokens.yAxis.domain[0]).toBe(0);
    expect(tokens.xAxis).toEqual(accuracy.xAxis);
  });

  it('says why there is no line at all', () => {
    const run = trainingRun('grpo', { 10: undefined, 20: undefined, 30: queued });
    expect(prepareStepChart([run], ACCURACY_OVER_STEPS)).toEqual({
      kind: 'gap',
      reason:
        'None of 3 checkpoints has a figure here: Not run on this version with these prompts. No samples yet (queued).',
    });
  });

  it('names eight steps without a figure, and counts the rest', () => {
    const none = Object.fromEntries(Array.from({ length: 10 }, (_, step) => [step, undefined]));
    const run = trainingRun('grpo', { ...none, 10: measured(0.5) });
    expect(drawn(prepareStepChart([run], ACCURACY_OVER_STEPS)).notes).toEqual([
      'Gaps of grpo at steps 0, 1, 2, 3, 4, 5, 6, 7 and 2 further steps: Not run on this version with these prompts.',
    ]);
  });

  it('keeps fifteen training runs apart', () => {
    const runs = Array.from({ length: 15 }, (_, run) =>
      trainingRun(`r${run}`, { 1: measured(0.5) }),
    );
    const { series } = drawn(prepareStepChart(runs, ACCURACY_OVER_STEPS));
    expect(new Set(series.map(({ ink, marker }) => `${ink} ${marker}`)).size).toBe(15);
  });
});
