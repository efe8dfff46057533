import type { Estimate } from '../statistics/interval.ts';
import type { ProxyTruth } from './proxy-truth.ts';

/** Which items are kept. The report names no thresholds: these are choices, to be made and stated. */
export interface TeachableThresholds {
  /** The lowest agreement of the weak checkpoints: below it they cannot learn it, or the proxy is wrong. */
  weakLow: number;
  /** The highest: above it there is nothing to learn. */
  weakHigh: number;
  /** The least strong − weak. */
  minimumGap: number;
  /** The least margin of the plurality answer; not asked for where verdicts are the truth. */
  minimumMargin: number;
}

export const TEACHABLE_THRESHOLDS: TeachableThresholds = {
  weakLow: 0.1,
  weakHigh: 0.8,
  minimumGap: 0.1,
  minimumMargin: 0.2,
};

/**
 * Why an item is kept or not, the first that holds:
 * - `no-strong-samples`, `no-weak-samples`: there is nothing to compare
 * - `no-answer`: no sample of the strong checkpoint has one
 * - `tie`: its answers have no single winner
 * - `small-margin`, `too-hard`, `too-easy`, `small-gap`: a threshold is not met
 */
export const TEACHABLE_REASONS = [
  'kept',
  'no-strong-samples',
  'no-weak-samples',
  'no-answer',
  'tie',
  'small-margin',
  'too-hard',
  'too-easy',
  'small-gap',
] as const;

export type TeachableReason = (typeof TEACHABLE_REASONS)[number];

export interface ItemEvidence {
  /** null: verdicts are the truth. */
  proxy: ProxyTruth | null;
  agreement: Estimate;
  strongAgreement: Estimate;
  gap: Estimate;
}

/** 0.9 − 0.8 is 0.09999999999999998 in doubles: that hair must not cost an item. */
const ROUNDING = 1e-9;

export function teachableReason(
  { proxy, agreement, strongAgreement, gap }: ItemEvidence,
  { weakLow, weakHigh, minimumGap, minimumMargin }: TeachableThresholds,
): TeachableReason {
  if (proxy?.samples === 0 || (proxy === null && strongAgreement.n === 0)) {
    return 'no-strong-samples';
  }
  if (proxy?.votes === 0) return 'no-answer';
  if (proxy?.isTie === true) return 'tie';
  if (agreement.value === null || gap.value === null) return 'no-weak-samples';
  if (proxy !== null && (proxy.margin ?? 0) < minimumMargin - ROUNDING) return 'small-margin';
  if (agreement.value < weakLow - ROUNDING) return 'too-hard';
  if (agreement.value > weakHigh + ROUNDING) return 'too-easy';
  if (gap.value < minimumGap - ROUNDING) return 'small-gap';
  return 'kept';
}

/** @throws RangeError for thresholds outside their range or a lowest agreement above the highest. */
export function checkThresholds(thresholds: TeachableThresholds): void {
  const { weakLow, weakHigh, minimumGap, minimumMargin } = thresholds;
  const areShares = [weakLow, weakHigh, minimumMargin].every((share) => share >= 0 && share <= 1);
  if (areShares && weakLow <= weakHigh && minimumGap >= -1 && minimumGap <= 1) return;
  throw new RangeError(
    `Weak agreement from ${weakLow} to ${weakHigh}, gap ${minimumGap} and margin ${minimumMargin} cannot be: ` +
      `give shares in 0…1 with the lowest agreement not above the highest.`,
  );
}
