import type { Rng } from '../../random.ts';
import type { Clause } from './problem.ts';

/**
 * Three different variables, each negated with probability 1/2. The same clause may come twice:
 * four variables have 32 clauses and the over-constrained category asks for 34.
 */
export function drawClause(rng: Rng, variables: number): Clause {
  const first = rng.int(1, variables + 1);
  const second = drawOther(rng, variables, [first]);
  const third = drawOther(rng, variables, [first, second]);
  return [sign(rng, first), sign(rng, second), sign(rng, third)];
}

function drawOther(rng: Rng, variables: number, taken: readonly number[]): number {
  for (;;) {
    const variable = rng.int(1, variables + 1);
    if (!taken.includes(variable)) return variable;
  }
}

function sign(rng: Rng, variable: number): number {
  return rng.chance(0.5) ? -variable : variable;
}
