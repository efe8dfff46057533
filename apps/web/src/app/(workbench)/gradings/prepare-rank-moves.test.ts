import { describe, expect, it } from 'vitest';

import type { RankMove } from '@assay/contracts/gradings';

import { makePreview } from '../../../testing/make-preview.ts';
import { makeVariant } from '../../../testing/make-variant.ts';
import { prepareRankMoves } from './prepare-rank-moves.ts';

const MOVE: RankMove = {
  ...{ versionId: 5, benchmarkTitle: 'Maze', checkpointId: 1, checkpointName: 'guess' },
  ...{ variant: makeVariant(), before: 2, after: 1 },
};

describe('the places on the leaderboard', () => {
  const one = [makePreview()];
  const two = [makePreview(), makePreview({}, { id: 3, runId: 8 })];

  it('waits until everything is graded', () => {
    expect(prepareRankMoves({ gradings: one, rankMoves: null, uncountedGradingIds: null })).toEqual(
      { title: 'Told when everything is graded', note: null },
    );
  });

  it('says that all keep theirs only of runs that count', () => {
    expect(prepareRankMoves({ gradings: one, rankMoves: [], uncountedGradingIds: [] })).toEqual({
      title: 'Every checkpoint keeps its place',
      note: null,
    });
    expect(prepareRankMoves({ gradings: one, rankMoves: [], uncountedGradingIds: [2] })).toEqual({
      title: 'No place changes',
      note: 'The leaderboard counts another run of this checkpoint.',
    });
  });

  it('says beside places that change how many runs do not count', () => {
    expect(
      prepareRankMoves({ gradings: two, rankMoves: [MOVE], uncountedGradingIds: [3] }),
    ).toEqual({
      title: null,
      note: 'The leaderboard counts other runs in place of 1 of these 2 runs.',
    });
  });
});
