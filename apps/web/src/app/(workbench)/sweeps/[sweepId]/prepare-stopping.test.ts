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

function rowOf(given: Partial<Run>) {
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
  const stopping: StoppingState['stopping'] = {
    question: { kind: 'comparison', baselineCheckpointId: 1, deltaFraction: 0.02 },
    roundRepeats: 2,
    level: 0.95,
  };
  const [row] = prepareStopping({ stopping, mostRepeats: 16, runs: [run] }).rows;
  return row;
}

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
