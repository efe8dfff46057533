import type { GradingsPreview } from '@assay/contracts/gradings';

import { counted } from '../../../format/counted.ts';

export interface RankMovesText {
  /** Stands in place of the table; null: places change. */
  title: string | null;
  /** Why a run's change of accuracy moves no place; null: every run counts, or it is not known yet. */
  note: string | null;
}

/** What is said of the places on the leaderboard beside those that change. */
export function prepareRankMoves(preview: GradingsPreview): RankMovesText {
  const { rankMoves, uncountedGradingIds, gradings } = preview;
  if (rankMoves === null || uncountedGradingIds === null) {
    return { title: 'Told when everything is graded', note: null };
  }
  return {
    title: rankMoves.length === 0 ? titleOf(uncountedGradingIds.length === gradings.length) : null,
    note: noteOf(uncountedGradingIds.length, gradings.length),
  };
}

function titleOf(isNoneCounted: boolean): string {
  return isNoneCounted ? 'No place changes' : 'Every checkpoint keeps its place';
}

function noteOf(uncounted: number, runs: number): string | null {
  if (uncounted === 0) return null;
  if (runs === 1) return 'The leaderboard counts another run of this checkpoint.';
  return `The leaderboard counts other runs in place of ${uncounted} of these ${counted(runs, 'run')}.`;
}
