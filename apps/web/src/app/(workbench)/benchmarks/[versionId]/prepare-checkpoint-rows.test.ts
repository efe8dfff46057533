import { describe, expect, it } from 'vitest';

import type { Leaderboard } from '@assay/contracts/cells';

import { makeCell } from '../../../../testing/make-cell.ts';
import { makeVariant } from '../../../../testing/make-variant.ts';
import { prepareCheckpointRows, selectedRunId } from './prepare-checkpoint-rows.ts';

function checkpoint(id: number, name: string): Leaderboard['checkpoints'][number] {
  return { id, name, family: null, trainingRun: null, step: null, backendName: 'reference' };
}

const board: Leaderboard = {
  checkpoints: [
    checkpoint(1, 'walksat-1000'),
    checkpoint(2, 'walksat-200'),
    checkpoint(3, 'other'),
  ],
  benchmarks: [],
  cells: [
    makeCell({ runId: 11, checkpointId: 1, benchmarkVersionId: 5 }),
    makeCell({ runId: 12, checkpointId: 2, benchmarkVersionId: 5 }),
    makeCell({ runId: 13, checkpointId: 3, benchmarkVersionId: 6 }),
  ],
};

describe('the checkpoints of a benchmark page', () => {
  it('are those with a run on this version, by name', () => {
    const rows = prepareCheckpointRows({ board, versionId: 5, runId: undefined });
    expect(rows.map(({ name }) => name)).toEqual(['walksat-200', 'walksat-1000']);
  });

  it('select the run of the address, else the first row', () => {
    const selected = (runId: number | undefined) =>
      prepareCheckpointRows({ board, versionId: 5, runId })
        .filter(({ isSelected }) => isSelected)
        .map((row) => row.runId);
    expect(selected(11)).toEqual([11]);
    expect(selected(undefined)).toEqual([12]);
  });

  it('select a row with samples before one that has none yet', () => {
    const [first, second] = board.cells;
    const isEmpty = { status: 'failed' } as const;
    const empty = makeCell({ ...second, ...isEmpty }, { samples: 0, estimateFraction: null });
    const cells = first ? [first, empty] : [];
    const input = { board: { ...board, cells }, versionId: 5, runId: undefined };
    expect(selectedRunId(input)).toBe(11);
    const onlyEmpty = { ...input, board: { ...board, cells: [empty] } };
    expect(selectedRunId(onlyEmpty)).toBe(12);
  });

  it('keep to an older run that the leaderboard no longer shows, and mark no row', () => {
    expect(selectedRunId({ board, versionId: 5, runId: 99 })).toBe(99);
    const rows = prepareCheckpointRows({ board, versionId: 5, runId: 99 });
    expect(rows.some(({ isSelected }) => isSelected)).toBe(false);
  });

  it('are rows apart with other prompts, the defaults first and selected', () => {
    const variant = makeVariant({ isDefaultTemplate: false });
    const [first] = board.cells;
    const cells = first ? [{ ...first, runId: 20, variant }, first] : [];
    const rows = prepareCheckpointRows({
      board: { ...board, cells },
      versionId: 5,
      runId: undefined,
    });
    expect(rows.map((row) => [row.runId, row.variant, row.isSelected])).toEqual([
      [11, null, true],
      [20, 'template 111111111111', false],
    ]);
  });

  it('select nothing where nothing ran', () => {
    expect(selectedRunId({ board, versionId: 8, runId: undefined })).toBeNull();
  });
});
