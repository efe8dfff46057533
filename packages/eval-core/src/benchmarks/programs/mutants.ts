import type { BoundStep, ListKind, Output } from './operation.ts';
import { faultOf, isSameOutput, runSteps } from './run-steps.ts';

/** A program that differs in one step. */
export interface Mutant {
  /** The first step that differs: before it the two do the same. */
  from: number;
  /** Its steps from there on. */
  rest: readonly BoundStep[];
}

/**
 * Every program with one step left out or one parameter of one step changed to another of its values, where
 * the steps still follow on each other: others break down, or return another type.
 */
export function mutantsOf(steps: readonly BoundStep[], inputKind: ListKind): Mutant[] {
  return steps.flatMap((_, from) => mutantsAt(steps, from, inputKind));
}

/** Those that differ in the step of that index. */
export function mutantsAt(
  steps: readonly BoundStep[],
  from: number,
  inputKind: ListKind,
): Mutant[] {
  const [before, after] = [steps.slice(0, from), steps.slice(from + 1)];
  const isWhole = faultOf([...before, ...after], inputKind) === null;
  const changed = (steps[from]?.variants() ?? []).map((variant) => ({
    from,
    rest: [variant, ...after],
  }));
  return isWhole ? [{ from, rest: after }, ...changed] : changed;
}

/** Whether the rest of a mutant returns something else than the program for what its first step gets. */
export function tellsApart(value: Output, { rest }: Mutant, returned: Output): boolean {
  try {
    return typeof value === 'object' && !isSameOutput(runSteps(rest, value), returned);
  } catch (error) {
    // It grows out of bounds where the program does not, so it returns something else.
    if (error instanceof RangeError) return true;
    throw error;
  }
}
