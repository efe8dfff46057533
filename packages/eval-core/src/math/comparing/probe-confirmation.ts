import type { Rational } from '../expression.ts';
import { multiply, sameRational } from '../rational.ts';
import { isSpent, spend, type Effort } from '../values/effort.ts';
import { evaluate } from '../values/evaluate.ts';
import { exactValue } from '../values/exact.ts';
import {
  preciseArithmetic,
  PRECISIONS,
  type PreciseArithmetic,
  type PreciseComplex,
} from '../values/high-precision.ts';
import type { Point } from './probe-points.ts';
import type { Claim, ClaimArithmetic, PointFinding } from './probe.ts';

/** A spread of the terms that leaves this many digits of the smallest one. */
const KEPT_DIGITS = 25;

/** Polynomials are decided by fractions for a hundredth of what decimals cost; what is not done by then is none. */
const EXACT_EFFORT = 4_000;

const EXACT: ClaimArithmetic<Rational> = {
  isClose: sameRational,
  multiply,
};

/** Whether a claim holds at a point: exactly where all values there are rational, else to 40 digits. */
export function confirmedAt(
  claim: Claim,
  point: Point,
  isReal: boolean,
  effort: Effort,
): PointFinding {
  const exactEffort = { remaining: EXACT_EFFORT };
  const values = claim.expressions.map((part) => exactValue(part, exactEffort, point));
  spend(effort, EXACT_EFFORT - Math.max(0, exactEffort.remaining));
  const rationals = values.filter((value) => value !== null && value !== 'too-large');
  if (rationals.length < values.length) return confirmedInDecimals(claim, point, isReal, effort);
  return claim.holds(rationals, EXACT) ? 'same' : 'different';
}

/** 'doubtful' where even 200 digits cannot tell. */
function confirmedInDecimals(
  claim: Claim,
  point: Point,
  isReal: boolean,
  effort: Effort,
): PointFinding {
  for (const digits of PRECISIONS) {
    const arithmetic = preciseArithmetic(digits);
    arithmetic.takeSpread();
    const values = valuesAt(claim, point, isReal, effort, arithmetic);
    const isHeard = arithmetic.takeSpread() < digits - KEPT_DIGITS;
    if (isSpent(effort)) return 'doubtful';
    if (values === null) return 'undefined';
    if (isHeard && isWithinReach(values, digits)) {
      return claim.holds(values, arithmetic) ? 'same' : 'different';
    }
  }
  return 'doubtful';
}

function valuesAt(
  claim: Claim,
  point: Point,
  isReal: boolean,
  effort: Effort,
  arithmetic: PreciseArithmetic,
): PreciseComplex[] | null {
  const place = new Map<string, PreciseComplex>();
  for (const [name, value] of point) {
    const placed = arithmetic.fromRational(value);
    if (placed !== null) place.set(name, placed);
  }
  const values = claim.expressions
    .map((part) => evaluate(part, { arithmetic, point: place, isReal, effort }))
    .filter((value) => value !== null);
  return values.length < claim.expressions.length ? null : values;
}

/** A number with more digits before its point than are computed could hide another one behind it. */
function isWithinReach(values: readonly PreciseComplex[], digits: number): boolean {
  return values.every(
    ({ re, im }) => Math.max(re.isZero() ? 0 : re.e, im.isZero() ? 0 : im.e) < digits - KEPT_DIGITS,
  );
}
