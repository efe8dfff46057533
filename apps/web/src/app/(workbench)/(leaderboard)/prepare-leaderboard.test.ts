import { describe, expect, it } from 'vitest';

import type { Cell, Leaderboard } from '@assay/contracts/cells';

import { makeCell, makeScore } from '../../../testing/make-cell.ts';
import { makeVariant } from '../../../testing/make-variant.ts';
import { prepareLeaderboard } from './prepare-leaderboard.ts';

function board(cells: Leaderboard['cells']): Leaderboard {
  return {
    checkpoints: [
      {
        id: 1,
        name: 'solver:walksat-200',
        family: 'solver',
        trainingRun: null,
        step: 200,
        backendName: 'reference',
      },
      {
        id: 2,
        name: 'solver:guess',
        family: null,
        trainingRun: null,
        step: null,
        backendName: 'reference',
      },
    ],
    benchmarks: [
      {
        versionId: 5,
        name: 'maze',
        title: 'Maze',
        version: 'abc',
        itemCount: 10,
        grader: { kind: 'maze', name: 'maze-options', version: '1', params: {} },
      },
    ],
    cells,
  };
}

const byName = { sort: 'name', order: 'asc' } as const;

describe('the leaderboard', () => {
  it('draws a checkpoint that never ran on a benchmark as a gap with that reason', () => {
    const { rows } = prepareLeaderboard(board([]), byName);
    expect(rows[0]?.cells).toEqual([
      { kind: 'missing', href: null, reason: 'not run', note: null, summary: 'not run.' },
    ]);
  });

  it('never shows a run without samples as 0', () => {
    const empty = makeCell(
      { benchmarkVersionId: 5, status: 'running' },
      { estimateFraction: null, interval: null, samples: 0, missingReason: 'No samples yet.' },
    );
    const cell = prepareLeaderboard(board([empty]), byName).rows[1]?.cells[0];
    expect(cell).toMatchObject({ kind: 'missing', reason: 'No samples yet.', note: 'running 0 %' });
  });

  it('says of an ended run, to those who see and who hear it, that failed samples are left out', () => {
    const failed = makeCell({ benchmarkVersionId: 5, planned: 28, failures: 8 });
    const cell = prepareLeaderboard(board([failed]), byName).rows[0]?.cells[0];
    expect(cell).toMatchObject({ estimate: '50.0', note: '8 samples failed and are left out' });
    expect(cell?.summary).toMatch(/^50\.0 % correct; .*\. 8 samples failed and are left out\.$/);
  });

  it('writes every figure of a measured cell with one decimal and links to its run', () => {
    const measured = makeCell({ runId: 7, benchmarkVersionId: 5, meanCompletionTokens: 1203.6 });
    const cell = prepareLeaderboard(board([measured]), byName).rows[0]?.cells[0];
    expect(cell).toMatchObject({
      kind: 'measured',
      href: '/benchmarks/5?run=7',
      estimate: '50.0',
      bounds: '30.0–70.0',
      spread: '± 5.0',
      repeats: '2 repeats',
      tokens: '1,204',
      note: null,
    });
  });

  it('shows how many samples could not be graded, and nothing loud where all could', () => {
    const cellOf = (change: Partial<Cell>) =>
      prepareLeaderboard(board([makeCell({ benchmarkVersionId: 5, ...change })]), byName).rows[0]
        ?.cells[0];
    expect(cellOf({ unscorable: 4, unscorableFraction: 0.2 })).toMatchObject({
      unscorable: { text: '4 of 20 unscorable (20.0 %)', isAny: true },
    });
    expect(cellOf({})).toMatchObject({ unscorable: { text: '0 unscorable', isAny: false } });
  });

  it('lists the first named scores of a cell and counts the rest', () => {
    const scores = ['a', 'b', 'c', 'd', 'e'].map((name) => makeScore(name));
    const cell = makeCell({ benchmarkVersionId: 5, scores });
    expect(prepareLeaderboard(board([cell]), byName).rows[0]?.cells[0]).toMatchObject({
      scores: [{ name: 'a', estimate: '50.0', bounds: '30.0–70.0' }, { name: 'b' }, { name: 'c' }],
      furtherScores: 2,
    });
  });

  it('marks a cell that another grader has judged than its benchmark names', () => {
    const grader = { kind: 'maze', name: 'maze-options', version: '2', params: { profile: 'x' } };
    const own = { kind: 'maze', name: 'maze-options', version: '1', params: {} };
    const { rows, graders } = prepareLeaderboard(
      board([
        makeCell({ checkpointId: 1, runId: 1, benchmarkVersionId: 5, grader }),
        makeCell({ checkpointId: 2, runId: 2, benchmarkVersionId: 5, grader: own }),
      ]),
      byName,
    );
    const notes = rows.map(({ cells: [cell] }) => cell?.kind === 'measured' && cell.graderNote);
    expect(notes).toEqual([null, 'graded by maze-options 2, profile x']);
    expect(graders).toBe('maze-options 2, profile x; maze-options 1');
  });

  it('leaves the spread out where it is unknown instead of writing ± 0', () => {
    const once = makeCell({ benchmarkVersionId: 5 }, { stdOverRepeats: null, repeats: 1 });
    const cell = prepareLeaderboard(board([once]), byName).rows[0]?.cells[0];
    expect(cell).toMatchObject({ spread: null, repeats: '1 repeat' });
  });

  it('does not say "0 repeats" beside an estimate: samples failed in each of them', () => {
    const torn = makeCell({ benchmarkVersionId: 5 }, { stdOverRepeats: null, repeats: 0 });
    const cell = prepareLeaderboard(board([torn]), byName).rows[0]?.cells[0];
    expect(cell).toMatchObject({ kind: 'measured', repeats: 'no complete repeat' });
  });

  it('tells checkpoints apart by what is known of them only', () => {
    const { rows } = prepareLeaderboard(board([]), byName);
    expect(rows.map(({ detail }) => detail)).toEqual([
      'reference',
      'solver · step 200 · reference',
    ]);
  });

  it('gives a run with other prompts a row of its own, under that of the defaults', () => {
    const template = makeVariant({ templateId: 9, templateHash: 'abc', isDefaultTemplate: false });
    const cells = [
      makeCell({ runId: 2, benchmarkVersionId: 5, variant: template }, { estimateFraction: 0.9 }),
      makeCell({ runId: 1, benchmarkVersionId: 5 }, { estimateFraction: 0.4 }),
    ];
    const { rows } = prepareLeaderboard(board(cells), { sort: 'name', order: 'desc' });
    const shown = rows
      .filter(({ checkpointId }) => checkpointId === 1)
      .map(({ variant, cells: [cell] }) => [variant, cell?.kind === 'measured' && cell.estimate]);
    expect(shown).toEqual([
      [null, '40.0'],
      ['template abc', '90.0'],
    ]);
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(rows.length);
  });

  it('keeps the defaults of several benchmarks in one row, whatever their templates are', () => {
    const two = board([
      makeCell({ runId: 1, benchmarkVersionId: 5 }),
      makeCell({ runId: 2, benchmarkVersionId: 6, variant: makeVariant({ templateId: 2 }) }),
    ]);
    const [benchmark] = two.benchmarks;
    const benchmarks = benchmark ? [benchmark, { ...benchmark, versionId: 6 }] : [];
    const { rows } = prepareLeaderboard({ ...two, benchmarks }, byName);
    const kinds = rows.map(({ checkpointId, cells }) => [
      checkpointId,
      cells.map(({ kind }) => kind),
    ]);
    expect(kinds).toEqual([
      [1, ['measured', 'measured']],
      [2, ['missing', 'missing']],
    ]);
  });

  it('orders rows by the estimate of a column', () => {
    const cells = [
      makeCell({ runId: 1, checkpointId: 1, benchmarkVersionId: 5 }, { estimateFraction: 0.9 }),
      makeCell({ runId: 2, checkpointId: 2, benchmarkVersionId: 5 }, { estimateFraction: 0.4 }),
    ];
    const { rows } = prepareLeaderboard(board(cells), { sort: 'v5', order: 'desc' });
    expect(rows.map(({ checkpointId }) => checkpointId)).toEqual([1, 2]);
  });
});
