import { describe, expect, it } from 'vitest';

import type { Cell, Leaderboard } from '@assay/contracts/cells';

import { makeCell } from '../../../../testing/make-cell.ts';
import { makeVariant } from '../../../../testing/make-variant.ts';
import { prepareTraining, type TrainingInput } from './prepare-training.ts';
import type { Placed } from './training-runs.ts';

function checkpoint(id: number, trainingRun: string | null, step: number | null): Placed {
  return { id, name: `checkpoint ${id}`, trainingRun, step };
}

function benchmark(versionId: number, title: string): Leaderboard['benchmarks'][number] {
  const grader = { kind: 'maze', name: 'maze', version: '1', params: {} };
  return { versionId, name: title, title, version: 'abc', itemCount: 10, grader };
}

function board(checkpoints: Placed[], cells: Cell[]): Leaderboard {
  return {
    checkpoints: checkpoints.map((one) => ({ ...one, family: null, backendName: 'reference' })),
    benchmarks: [benchmark(4, 'Sums'), benchmark(5, 'Maze')],
    cells,
  };
}

const first = checkpoint(1, 'grpo', 100);
const second = checkpoint(2, 'grpo', 200);
const base = checkpoint(3, null, null);
const cellOf = (checkpointId: number, change: Partial<Cell> = {}) =>
  makeCell({ checkpointId, runId: checkpointId, benchmarkVersionId: 5, ...change });

function prepare(input: Partial<TrainingInput>) {
  const model = prepareTraining({ board: board([], []), listed: [], search: {}, ...input });
  if (model === null) throw new Error('no model');
  return model;
}

const placesOf = ({ accuracy }: ReturnType<typeof prepare>) =>
  accuracy.kind === 'gap' ? accuracy.reason : accuracy.series[0]?.points.map(({ x }) => x);

describe('the training curves', () => {
  it('are of the first benchmark that has one, until another is chosen', () => {
    const sumsOf = (checkpointId: number) => cellOf(checkpointId, { benchmarkVersionId: 4 });
    const maze = prepare({ board: board([first, base], [sumsOf(3), cellOf(1)]) });
    expect(maze.benchmarks).toEqual([{ versionId: 5, label: 'Maze (abc)' }]);
    expect(maze.versionId).toBe(5);
    const both = board([first, second], [sumsOf(1), cellOf(1), cellOf(2)]);
    expect(placesOf(prepare({ board: both }))).toEqual([100]);
    expect(placesOf(prepare({ board: both, search: { benchmark: 5 } }))).toEqual([100, 200]);
  });

  it('say why there is none where checkpoints have their place and none ran', () => {
    const input = { board: board([base], [cellOf(3)]), listed: [first] };
    expect(placesOf(prepare(input))).toBe(
      'None of 1 checkpoint has a figure here: Not run on this version with these prompts.',
    );
  });

  it('have a gap for a checkpoint that never ran, which one sweep does not know', () => {
    const ran = board([first], [cellOf(1)]);
    expect(prepare({ board: ran, listed: [first, second] }).accuracy).toMatchObject({
      notes: ['Gap of grpo at step 200: Not run on this version with these prompts.'],
    });
    expect(
      prepare({ board: ran, listed: [first, second], search: { sweep: 1 } }).accuracy,
    ).toMatchObject({ notes: [] });
  });

  it('say a gap once, and how many checkpoints they leave out', () => {
    const model = prepare({ board: board([first, base], [cellOf(1)]), listed: [second] });
    expect(model.tokens).toMatchObject({ notes: [] });
    expect(model.remarks).toEqual(['1 checkpoint without a training run or a step is not drawn.']);
  });

  it('never mix prompt variants', () => {
    const variant = makeVariant({ templateId: 9, isDefaultTemplate: false });
    const cells = [cellOf(1, { variant }), cellOf(1), cellOf(2)];
    const input = { board: board([first, second], cells) };
    const model = prepare(input);
    expect(model.variants.map(({ key }) => key)).toEqual(['default/own', '9/own']);
    expect(placesOf(model)).toEqual([100, 200]);
    expect(placesOf(prepare({ ...input, search: { variant: '9/own' } }))).toEqual([100]);
  });

  it('say their benchmark version, n, method and grader', () => {
    const { method } = prepare({ board: board([first], [cellOf(1)]) });
    expect(method).toContain('Maze, version abc; each point is one run, n = 10 items, 20 samples.');
    expect(method).toContain('95 % interval for new questions like these (wilson-clustered-t)');
    expect(method).toContain('Graded by maze');
  });

  it('say where two checkpoints share a step', () => {
    const twin = checkpoint(4, 'grpo', 100);
    const { remarks } = prepare({ board: board([first, twin], [cellOf(1), cellOf(4)]) });
    expect(remarks).toEqual(['grpo has 2 checkpoints at step 100: its line goes through each.']);
  });

  it('are none where no checkpoint has a training run and a step', () => {
    const unplaced = board([base], [cellOf(3)]);
    const listed = [checkpoint(5, 'grpo', null), checkpoint(6, null, 7)];
    expect(prepareTraining({ board: unplaced, listed, search: {} })).toBeNull();
  });
});
