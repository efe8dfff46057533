import { contains, namesIn } from '../children.ts';
import type { Expression } from '../expression.ts';
import type { Arithmetic } from '../values/arithmetic.ts';
import { createComplexArithmetic, type Complex } from '../values/complex.ts';
import { isSpent, type Effort } from '../values/effort.ts';
import { evaluate } from '../values/evaluate.ts';
import { confirmedAt } from './probe-confirmation.ts';
import { probePoints, type Point } from './probe-points.ts';

/** What values at points say of two expressions. */
export type ProbeFinding =
  | 'same'
  | 'different'
  /** Not enough points at which both have a value. */
  | 'undefined'
  /** Too large, or too near each other, to be told apart. */
  | 'out-of-reach';

/** Fewer common points than this are no evidence. */
const MIN_POINTS = 4;
/** A chance agreement at 40 digits does not happen; the second point guards against a zero factor. */
const CONFIRMED_POINTS = 2;

/** What a test says of the values at one point. */
export type PointFinding = 'same' | 'different' | 'doubtful' | 'undefined';

/** A claim about some expressions that is tested at points: of two, that their values are the same. */
export interface Claim {
  expressions: readonly Expression[];
  /** Whether the values (one for each expression) are as claimed. */
  holds<Value>(values: readonly Value[], arithmetic: ClaimArithmetic<Value>): boolean;
}

/** What a claim may do with values, whether exact, of 40 digits, or doubles. */
export type ClaimArithmetic<Value> = Pick<Arithmetic<Value>, 'isClose' | 'multiply'>;

/** Whether two expressions have the same values wherever both are defined. */
export function probeEquality(left: Expression, right: Expression, effort: Effort): ProbeFinding {
  return probe(
    {
      expressions: [left, right],
      holds: ([a, b], arithmetic) => a !== undefined && b !== undefined && arithmetic.isClose(a, b),
    },
    effort,
  );
}

/**
 * Tests a claim at fixed points (eight, more where functions have steps), first among the reals (where √x and ln x end at zero), and where the
 * reals do not give points enough, by principal values of complex numbers. Doubles refute; what they do not
 * refute is confirmed to 40 digits.
 */
export function probe(claim: Claim, effort: Effort): ProbeFinding {
  const names = new Set(claim.expressions.flatMap((expression) => [...namesIn(expression)]));
  const points = probePoints(names, claim.expressions);
  if (names.size === 0) return probeDomain(claim, points.slice(0, 1), 1, false, effort);
  if (!claim.expressions.some(mentionsImaginaryUnit)) {
    const finding = probeDomain(claim, points, MIN_POINTS, true, effort);
    if (finding !== 'undefined') return finding;
  }
  return probeDomain(claim, points, MIN_POINTS, false, effort);
}

function mentionsImaginaryUnit(expression: Expression): boolean {
  return contains(expression, (part) => part.type === 'constant' && part.name === 'i');
}

function probeDomain(
  claim: Claim,
  points: readonly Point[],
  minPoints: number,
  isReal: boolean,
  effort: Effort,
): ProbeFinding {
  const arithmetic = createComplexArithmetic();
  const doubtful: Point[] = [];
  const agreeing: Point[] = [];
  for (const point of points) {
    const finding = findingAt(claim, point, isReal, effort, arithmetic);
    if (finding === 'different') return 'different';
    if (finding === 'doubtful') doubtful.push(point);
    if (finding === 'same') agreeing.push(point);
    if (isSpent(effort)) return 'out-of-reach';
  }
  if (doubtful.length + agreeing.length < minPoints) return 'undefined';
  const needed = agreeing.slice(0, Math.max(0, CONFIRMED_POINTS - doubtful.length));
  return confirmed(claim, [...doubtful, ...needed], isReal, effort);
}

function findingAt(
  claim: Claim,
  point: Point,
  isReal: boolean,
  effort: Effort,
  arithmetic: ReturnType<typeof createComplexArithmetic>,
): PointFinding {
  const place = new Map<string, Complex>();
  for (const [name, value] of point) {
    const placed = arithmetic.fromRational(value);
    if (placed !== null) place.set(name, placed);
  }
  arithmetic.takeCancellation();
  // All of them, also when one has no value: the effort must not depend on which side is which.
  const values = claim.expressions
    .map((part) => evaluate(part, { arithmetic, point: place, isReal, effort }))
    .filter((value) => value !== null && !(isReal && !arithmetic.isReal(value)));
  if (values.length < claim.expressions.length) return 'undefined';
  const hasCancelled = arithmetic.takeCancellation();
  if (claim.holds(values, arithmetic)) return 'same';
  return hasCancelled ? 'doubtful' : 'different';
}

function confirmed(
  claim: Claim,
  points: readonly Point[],
  isReal: boolean,
  effort: Effort,
): ProbeFinding {
  let count = 0;
  for (const point of points) {
    const finding = confirmedAt(claim, point, isReal, effort);
    if (finding === 'different' || finding === 'doubtful') {
      return finding === 'different' ? 'different' : 'out-of-reach';
    }
    if (finding === 'same') count += 1;
  }
  return count > 0 ? 'same' : 'out-of-reach';
}
