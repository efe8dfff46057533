import { logGamma } from './log-gamma.ts';

/** Stands in for a zero denominator in Lentz's method; far below any term that matters. */
const tiny = 1e-300;
const relativePrecision = 1e-15;
/** The fraction needs about sqrt(max(a, b)) terms, so this is enough for a and b up to some 1e7. */
const mostTerms = 10_000;

/** `x` in 0…1; `a` and `b` above 0. */
export interface BetaArguments {
  x: number;
  a: number;
  b: number;
}

/**
 * Regularized incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 * Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated by Lentz's
 * method, on the side of the mean where it converges fast.
 * @throws RangeError for arguments outside their range.
 */
export function regularizedIncompleteBeta({ x, a, b }: BetaArguments): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(
      `Incomplete beta needs 0 <= x <= 1, a > 0 and b > 0, not ${x}, ${a}, ${b}.`,
    );
  }
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerSide({ x: 1 - x, a: b, b: a });
  return lowerSide({ x, a, b });
}

function lowerSide({ x, a, b }: BetaArguments): number {
  const logFactor =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return Math.exp(logFactor) / (a * continuedFraction({ x, a, b }));
}

/** 1 + d1/(1 + d2/(1 + …)) */
function continuedFraction({ x, a, b }: BetaArguments): number {
  let value = 1;
  let numerator = 1;
  let denominator = 0;
  for (let term = 1; term <= mostTerms; term += 1) {
    const d = fractionTerm(term, { x, a, b });
    denominator = 1 / awayFromZero(1 + d * denominator);
    numerator = awayFromZero(1 + d / numerator);
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < relativePrecision) return value;
  }
  throw new RangeError(
    `Incomplete beta did not settle for x=${x}, a=${a}, b=${b}: a or b is too large.`,
  );
}

function fractionTerm(term: number, { x, a, b }: BetaArguments): number {
  const m = Math.floor(term / 2);
  if (term % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
