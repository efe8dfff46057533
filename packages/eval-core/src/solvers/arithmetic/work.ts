import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';

export interface WorkOptions {
  /** Most steps before giving up. */
  stepBudget: number;
  /** Chance per step that a digit is carried wrongly. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/** Steps on paper: counted, with slips, and the first of them written down. */
export interface Work {
  /**
   * Counts a step and gives the slip that was made in it, to be added to its result: 0, or ±1, ±10, ±100.
   * @throws SpentBudgetError when no step is left.
   */
  step(): number;
  /** Writes a result down. */
  show(result: string): void;
}

/** Leaves a simulation that has no step left; caught where it was started. */
export class SpentBudgetError extends Error {
  override readonly name = 'SpentBudgetError';
}

/** Results written down of one simulation; a longer list would help nobody. */
const SHOWN_RESULTS = 40;

const CARRIES = [1, -1, 10, -10, 100, -100] as const;

export function createWork({ stepBudget, slipFraction, rng, note }: WorkOptions): Work {
  let steps = 0;
  let shown = 0;
  return {
    step() {
      if (steps >= stepBudget) throw new SpentBudgetError();
      steps += 1;
      return rng.chance(slipFraction) ? rng.pick(CARRIES) : 0;
    },
    show(result) {
      shown += 1;
      if (shown <= SHOWN_RESULTS) note(result);
      if (shown === SHOWN_RESULTS + 1) note('I go on in my head.');
    },
  };
}
