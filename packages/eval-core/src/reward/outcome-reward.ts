import {
  formatOverride,
  OVERRIDE_PARAMS,
  type FormatOverride,
  type OverrideParams,
  type ReplyForm,
} from './format-override.ts';
import { lengthAwareReward, type GradedLength, type LengthRewardParams } from './length-reward.ts';
import { repetitionPenalty, type RepetitionParams } from './repetition-penalty.ts';

export interface OutcomeRewardParams {
  length: Partial<LengthRewardParams>;
  repetition: Partial<RepetitionParams>;
  override: Partial<OverrideParams>;
  /** The report's add up to 9/13, as every source of it has them. */
  weights: { accuracy: number; repetition: number };
}

export const OUTCOME_REWARD_PARAMS: OutcomeRewardParams = {
  length: {},
  repetition: {},
  override: {},
  weights: { accuracy: 8 / 13, repetition: 1 / 13 },
};

export interface OutcomeReward {
  /** Before its weight, after an override; null: unscorable, or of unknown length. */
  rewardAccuracy: number | null;
  /** Before its weight; null: the text is not at hand. */
  rewardRepetition: number | null;
  /** 8/13 of the one and 1/13 of the other; null: one of them is. */
  reward: number | null;
  /** The format violation whose reward `rewardAccuracy` is; absent: none. */
  override?: FormatOverride;
}

/**
 * The outcome reward of the Phi-4-reasoning report (arXiv 2504.21318, section 4.1) for one sample: a length-aware accuracy
 * reward, overruled by format violations, and a repetition penalty. An override takes the place of the accuracy
 * reward before the weights; it needs neither a verdict nor a length, so such a sample has a reward in any case. Without the
 * text a bad think block cannot be seen, and repetition and reward are null. docs/reward.md has the sources, and what they
 * leave open.
 * @throws RangeError for a length below 0 or impossible parameters.
 */
export function outcomeReward(
  { verdict, tokens, text, finish }: GradedLength & ReplyForm,
  params: Partial<OutcomeRewardParams> = {},
): OutcomeReward {
  const { length, repetition, override: form, weights } = { ...OUTCOME_REWARD_PARAMS, ...params };
  const byLength = lengthAwareReward({ verdict, tokens }, length);
  const override = formatOverride({ text, finish }, form);
  const rewards = form.rewards ?? OVERRIDE_PARAMS.rewards;
  const rewardAccuracy = override === null ? byLength : rewards[override];
  const rewardRepetition = text === null ? null : repetitionPenalty(text, repetition, tokens);
  const reward =
    rewardAccuracy === null || rewardRepetition === null
      ? null
      : weights.accuracy * rewardAccuracy + weights.repetition * rewardRepetition;
  return {
    rewardAccuracy,
    rewardRepetition,
    reward,
    ...(override === null ? {} : { override }),
  };
}
