import type { Expression } from '../expression.ts';

/** An end of an interval: its value as written and as a double (±Infinity; NaN where it is no number). */
export interface End {
  value: Expression;
  number: number;
  isClosed: boolean;
}

/** From low to high; a single point has two closed ends that are the same. */
export interface Interval {
  low: End;
  high: End;
}

const INFINITY: Expression = { type: 'constant', name: 'infinity' };

export const MINUS_INFINITY: End = {
  value: { type: 'negation', operands: [INFINITY] },
  number: -Infinity,
  isClosed: false,
};
export const PLUS_INFINITY: End = { value: INFINITY, number: Infinity, isClosed: false };
export const REAL_LINE: readonly Interval[] = [{ low: MINUS_INFINITY, high: PLUS_INFINITY }];

/** Whether all ends are numbers: else intervals cannot be put in order, and stay as written. */
export function areOrdered(intervals: readonly Interval[]): boolean {
  return intervals.every(
    ({ low, high }) => !Number.isNaN(low.number) && !Number.isNaN(high.number),
  );
}

/** The same set as the fewest intervals, from left to right, without empty ones. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const ascending = intervals
    .filter((interval) => !isEmpty(interval))
    .sort((left, right) => compareLows(left.low, right.low));
  const result: Interval[] = [];
  for (const interval of ascending) {
    const last = result.at(-1);
    if (last === undefined || !touches(last.high, interval.low)) result.push(interval);
    else result[result.length - 1] = { low: last.low, high: further(last.high, interval.high) };
  }
  return result;
}

export function intersected(lefts: readonly Interval[], rights: readonly Interval[]): Interval[] {
  const pieces = lefts.flatMap((left) =>
    rights.map((right) => ({
      low: compareLows(left.low, right.low) >= 0 ? left.low : right.low,
      high: compareHighs(left.high, right.high) <= 0 ? left.high : right.high,
    })),
  );
  return merged(pieces);
}

/** What the intervals leave of the real line. */
export function complement(intervals: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let low = MINUS_INFINITY;
  for (const interval of merged(intervals)) {
    gaps.push({ low, high: opposite(interval.low) });
    low = opposite(interval.high);
  }
  return merged([...gaps, { low, high: PLUS_INFINITY }]);
}

function opposite(end: End): End {
  return { ...end, isClosed: !end.isClosed };
}

function isEmpty({ low, high }: Interval): boolean {
  if (!Number.isFinite(low.number) && low.number === high.number) return true;
  if (isSameNumber(low.number, high.number)) return !(low.isClosed && high.isClosed);
  return low.number > high.number;
}

/** Ends are compared as doubles only to order them; this near they are the same place. */
const SAME_PLACE = 1e-12;

function isSameNumber(left: number, right: number): boolean {
  if (left === right) return true;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return false;
  return Math.abs(left - right) <= SAME_PLACE * Math.max(Math.abs(left), Math.abs(right));
}

function compareLows(left: End, right: End): number {
  if (!isSameNumber(left.number, right.number)) return left.number - right.number;
  return Number(right.isClosed) - Number(left.isClosed);
}

function compareHighs(left: End, right: End): number {
  if (!isSameNumber(left.number, right.number)) return left.number - right.number;
  return Number(left.isClosed) - Number(right.isClosed);
}

/** Whether nothing lies between an interval's high end and the low end of the next. */
function touches(high: End, low: End): boolean {
  if (isSameNumber(high.number, low.number)) return high.isClosed || low.isClosed;
  return low.number < high.number;
}

function further(left: End, right: End): End {
  return compareHighs(left, right) >= 0 ? left : right;
}
