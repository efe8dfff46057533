import { regularizedIncompleteBeta } from './incomplete-beta.ts';
import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from './interval.ts';
import { logFactorial } from './log-factorial.ts';

export interface BinomialCount {
  /** A whole number, 0…trials. */
  successes: number;
  /** A whole number from 1. */
  trials: number;
}

export const binomialIntervalMethod = 'binomial-mid-p';

/**
 * Below this n·p(1 − p) as observed, coverage must not fall short, and the whole chance of the count itself joins its
 * tail; above the second, coverage should be neither short nor long, and half of it does.
 */
const [CAUTIOUS_BELOW, MID_P_FROM] = [1.5, 5];

/** Finer than the jumps that the p value makes between neighbouring tails. */
const SCAN_STEPS = 64;
const BISECTIONS = 44;
const TIE = 1e-9;

/**
 * Interval for the chance π of independent trials from their number of successes: every π that Blaker's exact test
 * (Canadian Journal of Statistics 28, 2000) does not reject, with the mid-p value. The p value at π is the chance of
 * the observed count's own tail plus as much of the other tail as is no likelier, where the count itself is weighed
 * with ½ (mid-p) for usual counts, rising to 1 (the exact test, never short of the level) for the few successes or
 * failures of n·p(1 − p) < 5. Enumerated over n = 5…300 it covers 93.4 to 97.8 % where n·π(1 − π) ≥ 5, which Wilson's
 * (92.2 % at 21 trials) and Clopper & Pearson's (98.4 %) do not, and at least 92.9 % elsewhere.
 * The set of π can have a gap of some 1e-3 next to an end; the interval is from its least to its greatest.
 * @throws RangeError for impossible counts or a level outside 0…1.
 */
export function binomialInterval(
  { successes, trials }: BinomialCount,
  level: number = USUAL_LEVEL,
): Interval {
  checkLevel(level);
  const areWhole = Number.isSafeInteger(successes) && Number.isSafeInteger(trials);
  if (!areWhole || trials < 1 || successes < 0 || successes > trials) {
    throw new RangeError(
      `${successes} successes of ${trials} trials are impossible: give whole numbers, 0 ≤ successes ≤ trials ≥ 1.`,
    );
  }
  const rejectedUpTo = 1 - level;
  return {
    low: lowerEnd({ successes, trials }, rejectedUpTo),
    high: 1 - lowerEnd({ successes: trials - successes, trials }, rejectedUpTo),
    level,
    method: binomialIntervalMethod,
  };
}

/** The share of independent cases that are so, such as repeats in a bin; no value without cases. */
export function shareEstimate(
  successes: number,
  trials: number,
  level: number = USUAL_LEVEL,
): Estimate {
  if (trials === 0) return { value: null, interval: null, n: 0 };
  return {
    value: successes / trials,
    interval: binomialInterval({ successes, trials }, level),
    n: trials,
  };
}

function lowerEnd(count: BinomialCount, rejectedUpTo: number): number {
  if (count.successes === 0) return 0;
  const ownWeight = weightOfCount(count);
  const isKept = (chance: number) => pValue(count, chance, ownWeight) > rejectedUpTo;
  // The other tail at most doubles the own one, so nothing below the first is kept, and all from the second on.
  const [first, last] = [rejectedUpTo / 2, rejectedUpTo / ownWeight].map((tail) =>
    chanceWithTail(count, Math.min(tail, 0.5)),
  ) as [number, number];
  let rejected = first;
  let kept = last;
  for (let step = 1; step < SCAN_STEPS; step += 1) {
    const chance = first + ((last - first) * step) / SCAN_STEPS;
    if (isKept(chance)) {
      kept = chance;
      break;
    }
    rejected = chance;
  }
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (rejected + kept) / 2;
    if (isKept(middle)) kept = middle;
    else rejected = middle;
  }
  return kept;
}

function weightOfCount({ successes, trials }: BinomialCount): number {
  const variance = (successes * (trials - successes)) / trials;
  const usual = (variance - CAUTIOUS_BELOW) / (MID_P_FROM - CAUTIOUS_BELOW);
  return 1 - Math.min(1, Math.max(0, usual)) / 2;
}

/** The chance π at which so many successes, or more, have the probability `tail`. */
function chanceWithTail({ successes, trials }: BinomialCount, tail: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    const reached = regularizedIncompleteBeta({
      x: middle,
      a: successes,
      b: trials - successes + 1,
    });
    if (reached < tail) low = middle;
    else high = middle;
  }
  return low;
}

/** For a chance below successes/trials: the tail from the count upwards, and the part of the lower tail as unlikely. */
function pValue({ successes, trials }: BinomialCount, chance: number, ownWeight: number): number {
  const own = probabilityOf({ successes, trials }, chance);
  const odds = chance / (1 - chance);
  let beyond = 0;
  let term = own;
  for (let count = successes; count < trials && term > 1e-18; count += 1) {
    term *= ((trials - count) / (count + 1)) * odds;
    beyond += term;
  }
  return ownWeight * own + beyond + lowerTailUpTo({ trials, tail: own + beyond }, chance);
}

/** The largest P(X ≤ y) that is no more than `tail`; where it is just as much, half of its last count. */
function lowerTailUpTo({ trials, tail }: { trials: number; tail: number }, chance: number): number {
  const spread = Math.sqrt(trials * chance * (1 - chance));
  const start = Math.max(0, Math.floor(trials * chance - 10 * spread - 10));
  const odds = chance / (1 - chance);
  let term = probabilityOf({ successes: start, trials }, chance);
  let sum = 0;
  for (let count = start; count <= trials; count += 1) {
    const next = sum + term;
    if (next > tail * (1 + TIE)) return sum;
    if (next >= tail * (1 - TIE)) return next - term / 2;
    sum = next;
    term *= ((trials - count) / (count + 1)) * odds;
  }
  return sum;
}

function probabilityOf({ successes, trials }: BinomialCount, chance: number): number {
  const failures = trials - successes;
  return Math.exp(
    logFactorial(trials) -
      logFactorial(successes) -
      logFactorial(failures) +
      successes * Math.log(chance) +
      failures * Math.log1p(-chance),
  );
}
