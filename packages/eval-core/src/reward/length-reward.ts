import type { Outcome } from '../verdict.ts';

/** Where the length-aware reward bends, in completion tokens, and between which rewards. */
export interface LengthRewardParams {
  /** L_max: the longest reply; a correct one of this length gets the least. */
  maximumTokens: number;
  /** L_pos_control: up to here a correct reply gets the most. */
  correctControlTokens: number;
  /** L_neg_control: from here on an incorrect reply gets the most of what incorrect ones get. */
  incorrectControlTokens: number;
  /** R+_max */
  correctMaximum: number;
  /** R+_min */
  correctMinimum: number;
  /** R−_max */
  incorrectMaximum: number;
  /** R−_min */
  incorrectMinimum: number;
}

/** Those of the report: 32,768 tokens less 1,024 for the prompt. */
export const LENGTH_REWARD_PARAMS: LengthRewardParams = {
  maximumTokens: 31_744,
  correctControlTokens: 25_600,
  incorrectControlTokens: 3_702,
  correctMaximum: 1,
  correctMinimum: 0.5,
  incorrectMaximum: -0.5,
  incorrectMinimum: -1,
};

export interface GradedLength {
  /** null: there is no verdict. */
  verdict: Outcome | null;
  /** Completion tokens, thinking included; null: unknown. */
  tokens: number | null;
}

/**
 * The length-aware accuracy reward R_acc of the Phi-4-reasoning report (Abdin et al., arXiv 2504.21318, section 4.1): a
 * correct reply is worth less the longer it is beyond `correctControlTokens`, an incorrect one less the shorter it is
 * below `incorrectControlTokens`. With ρ+ = min(1, max(0, L − L_pos)/(L_max − L_pos)) and ρ− = min(1, L/L_neg):
 * correct R+_min + ½(R+_max − R+_min)(1 + cos πρ+), incorrect R−_max + ½(R−_min − R−_max)(1 + cos πρ−).
 * @returns null for an unscorable or missing verdict, or an unknown length: they have no reward, not one of 0.
 * @throws RangeError for a length below 0, or parameters out of order.
 */
export function lengthAwareReward(
  { verdict, tokens }: GradedLength,
  params: Partial<LengthRewardParams> = {},
): number | null {
  const all = checkedParams({ ...LENGTH_REWARD_PARAMS, ...params });
  if (tokens === null || verdict === null || verdict === 'unscorable') return null;
  if (!(tokens >= 0 && tokens < Infinity)) {
    throw new RangeError(`A reply cannot have ${tokens} tokens: give a number from 0, or null.`);
  }
  return verdict === 'correct' ? rewardOfCorrect(tokens, all) : rewardOfIncorrect(tokens, all);
}

function rewardOfCorrect(tokens: number, params: LengthRewardParams): number {
  const { maximumTokens, correctControlTokens, correctMaximum, correctMinimum } = params;
  const beyond = Math.max(0, tokens - correctControlTokens);
  const share = Math.min(1, beyond / (maximumTokens - correctControlTokens));
  return correctMinimum + (correctMaximum - correctMinimum) * halfCosine(share);
}

function rewardOfIncorrect(tokens: number, params: LengthRewardParams): number {
  const { incorrectControlTokens, incorrectMaximum, incorrectMinimum } = params;
  const share = Math.min(1, tokens / incorrectControlTokens);
  return incorrectMaximum + (incorrectMinimum - incorrectMaximum) * halfCosine(share);
}

/** From 1 at 0 down to 0 at 1, flat at both ends. */
function halfCosine(share: number): number {
  return (1 + Math.cos(Math.PI * share)) / 2;
}

function checkedParams(params: LengthRewardParams): LengthRewardParams {
  const { maximumTokens, correctControlTokens, incorrectControlTokens } = params;
  const areInOrder =
    Object.values(params).every(Number.isFinite) &&
    correctControlTokens >= 0 &&
    maximumTokens > correctControlTokens &&
    incorrectControlTokens > 0;
  if (areInOrder) return params;
  throw new RangeError(
    `The lengths of the reward must be 0 <= correctControlTokens < maximumTokens and incorrectControlTokens > 0, ` +
      `not ${correctControlTokens}, ${maximumTokens} and ${incorrectControlTokens}.`,
  );
}
