/** How far a number written with a decimal point may be from the one it stands for. */
export type Tolerance =
  | { kind: 'exact' }
  /** |difference| ≤ fraction·(the larger of the two). */
  | { kind: 'relative'; fraction: number }
  /** At most half a unit of this decimal; below 10^-5 as many significant digits instead, or 1e-7 would equal 2e-7. */
  | { kind: 'decimals'; decimals: number };

/** What mathematics leaves to convention: the questions on which public graders disagree. Plain data. */
export interface MathPolicy {
  /** 'given': a list without brackets is ordered; sets never are and tuples always are. */
  listOrder: 'any' | 'given';
  /** "10%" beside a plain number is 0.1, is 10, or may be either. */
  percent: 'fraction' | 'number' | 'either';
  /**
   * 'ignore': units say nothing; 'optional': two units must be the same, and one alone is passed over;
   * 'compare': 5 cm is not 5. Units are never converted.
   */
  units: 'ignore' | 'optional' | 'compare';
  /** Applies only where one of the two numbers has a decimal point: integers and fractions are exact. */
  tolerance: Tolerance;
  /**
   * A decimal with at least so many significant digits stands for an exact number that rounds to it
   * (2.6667 for 8/3 with 5); null: a decimal is only the number it says.
   */
  minRoundedDigits: number | null;
  /** What a tuple may stand beside: only tuples, also a bare list in the same order, or any list and set. */
  tuplesAsLists: 'never' | 'bare' | 'any';
  /** 3:4 beside a number is the fraction 3/4. */
  ratioAsFraction: boolean;
}
