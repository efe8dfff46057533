/** An interval with what it claims, as everything that is printed has one. */
export interface Interval {
  low: number;
  high: number;
  /** 0.95: over many studies it covers the truth that often. */
  level: number;
  /** The name under which docs/statistics.md explains it. */
  method: string;
}

/** A figure with its doubt. */
export interface Estimate {
  /** null: it cannot be known from what there is. */
  value: number | null;
  /** null: it cannot be known, as with one question. */
  interval: Interval | null;
  /** Of what the figure is a mean or a share; the function that makes it says of what. */
  n: number;
}

/** The level where nobody asks for another. */
export const USUAL_LEVEL = 0.95;

/** @throws RangeError unless 0 < level < 1. */
export function checkLevel(level: number): void {
  if (level > 0 && level < 1) return;
  throw new RangeError(`The level is ${level}: give a number between 0 and 1, such as 0.95.`);
}
