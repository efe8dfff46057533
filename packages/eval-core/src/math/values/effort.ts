/**
 * How much work one comparison may still do. One unit is about the cost of one step of double
 * arithmetic in the evaluator (50 ns to 100 ns); slower steps spend more. Comparing is total: whoever finds the effort
 * spent gives up, and the comparison ends undecided.
 */
export interface Effort {
  remaining: number;
}

/** About 40 ms of mixed steps, as measured with the pathological inputs of the tests. */
const UNITS_PER_COMPARISON = 200_000;

export function newEffort(): Effort {
  return { remaining: UNITS_PER_COMPARISON };
}

/** Pays for a step; false: it may not be done. */
export function spend(effort: Effort, units: number): boolean {
  effort.remaining -= units;
  return effort.remaining > 0;
}

export function isSpent(effort: Effort): boolean {
  return effort.remaining <= 0;
}
