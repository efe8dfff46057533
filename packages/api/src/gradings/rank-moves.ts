import type { RankMove } from '@assay/contracts/gradings';
import { promptVariantKey, type PromptVariant } from '@assay/contracts/prompts';

/** One place of a leaderboard's column. */
export interface RankedCell {
  versionId: number;
  benchmarkTitle: string;
  checkpointId: number;
  checkpointName: string;
  variant: PromptVariant;
  /** Null: not measured, and without a rank. */
  estimateFraction: number | null;
}

/**
 * The rows, a checkpoint with a prompt variant each, whose rank on a benchmark differs between two states of
 * the leaderboard. A rank is one more than the number of rows with a higher estimate, so equal ones share it.
 */
export function rankMoves(before: readonly RankedCell[], after: readonly RankedCell[]): RankMove[] {
  const oldRanks = ranksOf(before);
  const newRanks = ranksOf(after);
  return after.flatMap(({ estimateFraction: _, ...cell }) => {
    const oldRank = oldRanks.get(keyOf(cell));
    const newRank = newRanks.get(keyOf(cell));
    if (oldRank === undefined || newRank === undefined || oldRank === newRank) return [];
    return [{ ...cell, before: oldRank, after: newRank }];
  });
}

function ranksOf(cells: readonly RankedCell[]): Map<string, number> {
  const measured = cells
    .filter(
      (cell): cell is RankedCell & { estimateFraction: number } => cell.estimateFraction !== null,
    )
    .sort((left, right) => right.estimateFraction - left.estimateFraction);
  const ranks = new Map<string, number>();
  /** Of each benchmark: how many cells stood before, and the rank of the last one. */
  const columns = new Map<number, { cells: number; rank: number; estimateFraction: number }>();
  for (const cell of measured) {
    const { versionId, estimateFraction } = cell;
    const last = columns.get(versionId) ?? { cells: 0, rank: 1, estimateFraction };
    const rank = last.estimateFraction === estimateFraction ? last.rank : last.cells + 1;
    ranks.set(keyOf(cell), rank);
    columns.set(versionId, { cells: last.cells + 1, rank, estimateFraction });
  }
  return ranks;
}

function keyOf({
  versionId,
  checkpointId,
  variant,
}: Pick<RankedCell, 'versionId' | 'checkpointId' | 'variant'>): string {
  return `${versionId}/${checkpointId}/${promptVariantKey(variant)}`;
}
