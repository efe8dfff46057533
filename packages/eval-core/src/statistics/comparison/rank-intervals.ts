import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import { differenceP } from './difference-interval.ts';
import { holmAdjusted } from './holm.ts';
import { pairItems, type OutcomeMatrix } from './paired-counts.ts';
import { pairedTest } from './paired-test.ts';
import { shareMoments } from './share-moments.ts';

export const rankIntervalMethod = 'holm-paired';

/** Where a checkpoint may stand; 1 is the best place. */
export interface RankInterval {
  /** Its index in the list of checkpoints. */
  checkpoint: number;
  rankLow: number;
  rankHigh: number;
  level: number;
  method: string;
  /** The fewest questions that it shares with another checkpoint; null: there is no other. */
  questions: number | null;
}

/**
 * Rank intervals for a leaderboard on one benchmark. Every pair is tested on the questions that both were asked
 * ({@link pairedTest}, and the interval: the larger p), and the p values of all pairs are adjusted together by Holm's procedure. A checkpoint's
 * place is between 1 + the number of those that are significantly better and K − the number of those that are
 * significantly worse. All intervals together hold the true places (for ties every place that they share) with
 * the stated level, because one of them is wrong only if some pair is rejected falsely. After Mogstad, Romano, Shaikh &
 * Wilhelm, "Inference for Ranks", Review of Economic Studies 91 (2024). A pair without a shared question, or without a
 * verdict on one side, is not tested, and widens both.
 * @throws RangeError for a level outside 0…1.
 */
export function rankIntervals(
  checkpoints: readonly OutcomeMatrix[],
  { level = USUAL_LEVEL }: { level?: number } = {},
): RankInterval[] {
  checkLevel(level);
  const pairs = pairsOf(checkpoints);
  const adjusted = holmAdjusted(pairs.map(({ p }) => p));
  const ranks = checkpoints.map((_, checkpoint): RankInterval => {
    const rankHigh = checkpoints.length;
    const method = rankIntervalMethod;
    return { checkpoint, rankLow: 1, rankHigh, level, method, questions: null };
  });
  for (const [index, pair] of pairs.entries()) {
    const [first, second] = [ranks[pair.first], ranks[pair.second]];
    if (first === undefined || second === undefined) continue;
    first.questions = Math.min(first.questions ?? Infinity, pair.questions);
    second.questions = Math.min(second.questions ?? Infinity, pair.questions);
    const p = adjusted[index] ?? null;
    if (p === null || p > 1 - level || pair.difference === 0) continue;
    const [better, worse] = pair.difference > 0 ? [second, first] : [first, second];
    better.rankHigh -= 1;
    worse.rankLow += 1;
  }
  return ranks;
}

interface RankedPair {
  first: number;
  second: number;
  questions: number;
  /** Second minus first; 0 where nothing can be compared. */
  difference: number;
  p: number | null;
}

function pairsOf(checkpoints: readonly OutcomeMatrix[]): RankedPair[] {
  return checkpoints.flatMap((second, right) =>
    checkpoints.slice(0, right).map((first, left): RankedPair => {
      const { counts } = pairItems(first, second);
      const questions = counts.items.length;
      const pair = { first: left, second: right, questions };
      if (counts.gap !== null) return { ...pair, difference: 0, p: null };
      const moments = shareMoments(counts);
      const difference = moments.second.mean - moments.first.mean;
      const { p } = pairedTest(counts, moments);
      return { ...pair, difference, p: Math.max(p, differenceP(moments)) };
    }),
  );
}
