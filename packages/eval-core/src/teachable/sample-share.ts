import { regularizedIncompleteBeta } from '../statistics/incomplete-beta.ts';
import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../statistics/interval.ts';

export interface ShareCount {
  samples: number;
  /** Of them; 0…samples. */
  total: number;
}

export const sampleShareMethod = 'clopper-pearson-or-mid-p';

/** Below this many expected mixed samples, n·p(1 − p), mid-P covers too little and Clopper–Pearson does not. */
const ENOUGH_FOR_MID_P = 4;

/**
 * The share of the samples of one item, with an interval for further samples of the same item: Clopper & Pearson's exact
 * interval (Biometrika 26 (1934) 404) where n·p(1 − p) < 4, and its mid-P form (Lancaster, JASA 56 (1961) 223) elsewhere. For one
 * fixed chance Wilson's falls to 82 % near 0 and 1, mid-P alone to 92 %, and Clopper–Pearson alone rises to 98 % in the
 * middle; this keeps at least 93 % for every n and chance. Samples of several checkpoints together vary less than a
 * binomial, so for them it is on the cautious side.
 * @returns `n` counts samples; without one value and interval are null.
 * @throws RangeError for a level outside 0…1, or a total that is no whole number from 0 to `samples`.
 */
export function sampleShare({ samples, total }: ShareCount, level: number = USUAL_LEVEL): Estimate {
  checkLevel(level);
  const areWhole = Number.isSafeInteger(samples) && Number.isSafeInteger(total);
  if (!(areWhole && total >= 0 && total <= samples)) {
    throw new RangeError(`${total} of ${samples} samples is no share.`);
  }
  if (samples === 0) return { value: null, interval: null, n: 0 };
  const tail = (1 - level) / 2;
  const interval: Interval = {
    low: lowerBound({ samples, total }, tail),
    high: 1 - lowerBound({ samples, total: samples - total }, tail),
    level,
    method: sampleShareMethod,
  };
  return { value: total / samples, interval, n: samples };
}

/** {@link sampleShare} for many items of few different counts: each is computed once. */
export function rememberedShares(level: number): (count: ShareCount) => Estimate {
  const known = new Map<string, Estimate>();
  return (count) => {
    const key = `${count.total}/${count.samples}`;
    const share = known.get(key) ?? sampleShare(count, level);
    known.set(key, share);
    return share;
  };
}

/** The chance at which so many samples or more are as rare as `tail`: by bisection, for the tail rises with it. */
function lowerBound({ samples, total }: ShareCount, tail: number): number {
  if (total === 0) return 0;
  const isMidP = (total * (samples - total)) / samples >= ENOUGH_FOR_MID_P;
  const tailAt = (chance: number): number => {
    const atLeast = chanceOfAtLeast({ samples, total }, chance);
    if (!isMidP) return atLeast;
    return (atLeast + chanceOfAtLeast({ samples, total: total + 1 }, chance)) / 2;
  };
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const chance = (low + high) / 2;
    if (tailAt(chance) < tail) low = chance;
    else high = chance;
  }
  return (low + high) / 2;
}

/** P(X ≥ total) of the binomial distribution: I_p(total, samples − total + 1), DLMF 8.17.24. */
function chanceOfAtLeast({ samples, total }: ShareCount, chance: number): number {
  if (total > samples) return 0;
  return regularizedIncompleteBeta({ x: chance, a: total, b: samples - total + 1 });
}
