import type { Interval } from '../interval.ts';

export type Verdict = 'better' | 'worse' | 'equivalent' | 'undecided';

export interface Decision {
  /** Of the second against the first; null: nothing could be compared. */
  verdict: Verdict | null;
  /** A sentence that says why. */
  verdictReason: string;
  /** Whether the narrower interval lies inside ±delta; null: no delta was given, or there is no interval. */
  isWithinDelta: boolean | null;
}

export interface Evidence {
  p: number;
  interval: Interval;
  /**
   * At the level 2·level − 1, as 90 % for 95 %. It lies inside ±delta exactly when both one-sided tests of "at least
   * delta apart" reject at 1 − level (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987). null: level ≤ ½.
   */
  narrower: Interval | null;
  /** A difference in share that would not matter; undefined: none is too small to matter. */
  delta: number | undefined;
}

/**
 * Better or worse only where the test and the interval say so both; equivalent where they do not and the
 * difference is shown to be smaller than delta; undecided else, which is no finding of "no difference".
 */
export function decide({ p, interval, narrower, delta }: Evidence): Decision {
  const isWithinDelta =
    delta === undefined || narrower === null
      ? null
      : -delta < narrower.low && narrower.high < delta;
  const decided = (verdict: Verdict, verdictReason: string): Decision => ({
    verdict,
    verdictReason,
    isWithinDelta,
  });
  const bound = asDecimal(1 - interval.level);
  const side = sideOf(interval);
  if (p <= 1 - interval.level + ROUNDING && side !== 'both') {
    const verdict = side === 'above' ? 'better' : 'worse';
    return decided(verdict, `p is at most ${bound} and the interval lies ${side} 0.`);
  }
  if (narrower !== null && isWithinDelta === true) {
    const level = `${asDecimal(100 * narrower.level)} %`;
    return decided('equivalent', `The ${level} interval lies within ±${delta}.`);
  }
  if (side === 'both') return decided('undecided', 'The interval holds 0.');
  return decided('undecided', `The interval lies ${side} 0, but p is above ${bound}.`);
}

/** What 1 − 0.95 has too little of 0.05. */
const ROUNDING = 1e-12;

function sideOf({ low, high }: Interval): 'above' | 'below' | 'both' {
  if (low > 0) return 'above';
  return high < 0 ? 'below' : 'both';
}

function asDecimal(value: number): string {
  return String(Number(value.toPrecision(6)));
}
