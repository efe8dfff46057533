import { describe, expect, it } from 'vitest';

import type { StoppingState } from '@assay/contracts/sweep-stopping';

import { prepareStopping } from './prepare-stopping.ts';

type Run = StoppingState['runs'][number];

const look = (repeats: number, verdict: Run['looks'][number]['verdict']) => ({
  repeats,
  estimateFraction: 0.12,
  lowFraction: verdict === 'undecided' ? -0.01 : 0.04,
  highFraction: 0.2,
  verdict,
});

const comparison: StoppingState['stopping']['question'] = {
  kind: 'comparison',
  baselineCheckpointId: 1,
  deltaFraction: 0.02,
};

function prepare(given: Partial<Run>, question = comparison) {
  const run: Run = {
    runId: 7,
    checkpointName: 'step 400',
    benchmarkTitle: 'Maze',
    isBaseline: false,
    repeats: 6,
    itemCount: 24,
    looks: [],
    ...given,
  };
  const stopping = { question, roundRepeats: 2, level: 0.95 };
  return prepareStopping({ stopping, mostRepeats: 16, runs: [run] });
}

const rowOf = (given: Partial<Run>) => prepare(given).rows[0];

describe('what is decided in a sweep', () => {
  it('says after how many repeats, with its bounds and what was saved: (16 − 6) × 24', () => {
    const looks = [look(2, 'undecided'), look(4, 'undecided'), look(6, 'better')];
    const row = rowOf({ looks });
    expect(row).toMatchObject({
      state: 'better after 6 of 16 repeats',
      isDecided: true,
      estimate: '+12.0',
      interval: '+4.0 to +20.0',
      saved: '240 generations',
    });
    expect(row?.looks.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'better']);
  });

  it('names the unit of its figures: points of a difference, per cent of an accuracy', () => {
    const looks = [look(2, 'precise')];
    const known = prepare({ looks }, { kind: 'precision', halfWidthFraction: 0.02 });
    expect([prepare({}).estimateName, known.estimateName]).toEqual([
      'Difference (points)',
      'Accuracy (%)',
    ]);
    expect(known.rows[0]).toMatchObject({ estimate: '12.0', interval: '4.0 to 20.0' });
  });

  it('claims nothing of what is undecided, and nothing saved', () => {
    expect(rowOf({ looks: [look(2, 'undecided')], repeats: 4 })).toMatchObject({
      state: 'undecided after 2 of 16 repeats',
      isDecided: false,
      saved: null,
    });
  });

  it('has no figure before the first look, nor of the baseline', () => {
    expect(rowOf({})).toMatchObject({ state: 'first round under way', estimate: null });
    expect(rowOf({ isBaseline: true })).toMatchObject({ state: 'baseline', interval: null });
  });
});
