import {
  LENGTH_REWARD_PARAMS,
  lengthAwareReward,
  type LengthRewardParams,
} from './length-reward.ts';

export interface RewardPoint {
  tokens: number;
  correct: number;
  incorrect: number;
}

/**
 * The length-aware accuracy reward against length, for a correct and an incorrect reply: figure 6 of the report. Evenly
 * spaced from 0 to `maximumTokens`, and at the lengths where the curves bend.
 * @throws RangeError for fewer than two points, or impossible parameters.
 */
export function rewardCurve(
  params: Partial<LengthRewardParams> = {},
  { points = 129 }: { points?: number } = {},
): RewardPoint[] {
  if (!(Number.isSafeInteger(points) && points >= 2)) {
    throw new RangeError(`A curve cannot have ${points} points: give a whole number from 2.`);
  }
  const { maximumTokens, correctControlTokens, incorrectControlTokens } = {
    ...LENGTH_REWARD_PARAMS,
    ...params,
  };
  const even = Array.from({ length: points }, (_, index) => (index * maximumTokens) / (points - 1));
  const bends = [correctControlTokens, incorrectControlTokens].filter((at) => at <= maximumTokens);
  return [...new Set([...even, ...bends])]
    .sort((a, b) => a - b)
    .map((tokens) => ({
      tokens,
      correct: lengthAwareReward({ verdict: 'correct', tokens }, params) ?? 0,
      incorrect: lengthAwareReward({ verdict: 'incorrect', tokens }, params) ?? 0,
    }));
}
