import { mutantsOf, tellsApart, type Mutant } from './mutants.ts';
import type { BoundStep, Item, ListKind, Output } from './operation.ts';
import { runStep } from './run-steps.ts';

export const TESTS = 12;

export interface TestChoice {
  steps: readonly BoundStep[];
  inputKind: ListKind;
  /** Different lists; the first `edges` of them are tests in any case. */
  inputs: readonly (readonly Item[])[];
  edges: number;
}

/** A list with what the steps make of it: `states[i]` is what step i gets, the last one what is returned. */
interface Course {
  input: readonly Item[];
  states: readonly Output[];
}

/**
 * The inputs that the tests of a program consist of: beside the edges those that tell it from each of its
 * mutants, then others up to their number. null: some mutant cannot be told apart by as many.
 */
export function chooseTestInputs({
  steps,
  inputKind,
  inputs,
  edges,
}: TestChoice): (readonly Item[])[] | null {
  const courses = inputs.map((input) => courseOf(steps, input));
  const chosen = courses.slice(0, edges);
  for (const mutant of mutantsOf(steps, inputKind)) {
    if (chosen.some((course) => isTelling(course, mutant))) continue;
    const telling = courses.find((course) => isTelling(course, mutant));
    if (telling === undefined || chosen.length === TESTS) return null;
    chosen.push(telling);
  }
  const others = courses.filter((course) => !chosen.includes(course));
  return [...chosen, ...others].slice(0, TESTS).map(({ input }) => input);
}

function courseOf(steps: readonly BoundStep[], input: readonly Item[]): Course {
  const states: Output[] = [input];
  for (const step of steps) states.push(runStep(step, states.at(-1) ?? input));
  return { input, states };
}

function isTelling({ input, states }: Course, mutant: Mutant): boolean {
  return tellsApart(states[mutant.from] ?? input, mutant, states.at(-1) ?? input);
}
