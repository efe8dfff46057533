import { USUAL_LEVEL, type Estimate, type Interval } from '../statistics/interval.ts';
import { meanOfItemMeans, newQuestionsInterval } from '../statistics/item-means.ts';
import { CELL, type SampleMatrix } from '../statistics/sample-matrix.ts';
import type { Outcome } from '../verdict.ts';
import { formatOverride, OVERRIDE_PARAMS, type OverrideParams } from './format-override.ts';
import {
  LENGTH_REWARD_PARAMS,
  lengthAwareReward,
  type LengthRewardParams,
} from './length-reward.ts';

/** What the outcome reward would have given the replies of a run, as far as it can be told without their texts. */
export interface RunReward {
  /** Mean accuracy reward before its weight, every question weighing the same; `n` counts questions. */
  accuracyReward: Estimate;
  /** Replies that have one. */
  rewarded: number;
  /** Cells that have none: missing, unscorable, or of unknown length. */
  withoutReward: number;
  /** Of the rewarded, those whose reward is that of a missing end: they were cut off. */
  missingEnds: number;
}

export interface RunRewardOptions {
  level?: number;
  length?: Partial<LengthRewardParams>;
  override?: Partial<OverrideParams>;
}

const OUTCOME_OF_CELL: Readonly<Record<number, Outcome>> = {
  [CELL.correct]: 'correct',
  [CELL.incorrect]: 'incorrect',
  [CELL.unscorable]: 'unscorable',
};

/**
 * The mean of the report's accuracy reward (length-reward.ts) over a run, with the override for a missing end: a reply
 * that was cut off has no end. A bad think block cannot be seen here, for the matrix has no texts; nor is there a
 * repetition penalty. Samples without a reward are left out, never 0: `n` says how many questions are left.
 *
 * Rewards lie between the least and the greatest that the parameters give, so the interval for new questions is that of
 * a score in 0…1 (item-means.ts), moved and stretched.
 * @throws RangeError for a level outside 0…1, or impossible parameters.
 */
export function runReward(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, length = {}, override = {} }: RunRewardOptions = {},
): RunReward {
  const range = rangeOf(
    { ...LENGTH_REWARD_PARAMS, ...length },
    { ...OVERRIDE_PARAMS, ...override },
  );
  const counts = { rewarded: 0, withoutReward: 0, missingEnds: 0 };
  const items = matrix.items.map((_, row) => {
    const item = { samples: 0, total: 0 };
    for (let cell = row * matrix.repeats; cell < (row + 1) * matrix.repeats; cell += 1) {
      const { reward, isMissingEnd } = rewardOfCell(matrix, cell, { length, override });
      if (reward === null) {
        counts.withoutReward += 1;
        continue;
      }
      counts.rewarded += 1;
      if (isMissingEnd) counts.missingEnds += 1;
      item.samples += 1;
      item.total += range.width === 0 ? 0 : (reward - range.least) / range.width;
    }
    return item;
  });
  return { accuracyReward: stretched(items, range, level), ...counts };
}

type RewardParams = Required<Pick<RunRewardOptions, 'length' | 'override'>>;

function rewardOfCell(
  { outcomes, tokens, cutOffs }: SampleMatrix,
  cell: number,
  { length, override }: RewardParams,
): { reward: number | null; isMissingEnd: boolean } {
  const isCutOff = cutOffs[cell];
  const finish = isCutOff === true ? 'length' : isCutOff === false ? 'stop' : null;
  const violation = formatOverride({ text: null, finish }, override);
  if (violation !== null) {
    const rewards = override.rewards ?? OVERRIDE_PARAMS.rewards;
    return { reward: rewards[violation], isMissingEnd: true };
  }
  const known = tokens[cell] ?? NaN;
  const graded = {
    verdict: OUTCOME_OF_CELL[outcomes[cell] ?? CELL.missing] ?? null,
    tokens: Number.isNaN(known) ? null : known,
  };
  return { reward: lengthAwareReward(graded, length), isMissingEnd: false };
}

interface RewardRange {
  least: number;
  width: number;
}

function rangeOf(length: LengthRewardParams, { rewards }: OverrideParams): RewardRange {
  const { correctMaximum, correctMinimum, incorrectMaximum, incorrectMinimum } = length;
  const possible = [
    ...[correctMaximum, correctMinimum, incorrectMaximum, incorrectMinimum],
    rewards['missing-end'],
  ];
  const least = Math.min(...possible);
  return { least, width: Math.max(...possible) - least };
}

function stretched(
  items: readonly { samples: number; total: number }[],
  { least, width }: RewardRange,
  level: number,
): Estimate {
  const share = meanOfItemMeans(items);
  const interval = newQuestionsInterval(items, level);
  return {
    value: share === null ? null : least + width * share,
    interval: interval && stretchedInterval(interval, { least, width }),
    n: items.filter(({ samples }) => samples > 0).length,
  };
}

function stretchedInterval(interval: Interval, { least, width }: RewardRange): Interval {
  return {
    ...interval,
    low: least + width * interval.low,
    high: least + width * interval.high,
  };
}
