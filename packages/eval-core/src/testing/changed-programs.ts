import type { BoundStep, Item, Step } from '../benchmarks/programs/operation.ts';
import type { ProgramProblem } from '../benchmarks/programs/problem.ts';
import { bindSteps, runSteps } from '../benchmarks/programs/run-steps.ts';

/** Words that parameters take, beside all letters, signs and small numbers. */
const WORDS = [
  ...['greater', 'less', 'at least', 'at most', 'with', 'without', 'first', 'last'],
  ...['sum', 'largest', 'smallest', 'size', 'longest', 'shortest', 'ascending', 'descending'],
  ...['value', 'absolute value', 'alphabet', 'length', 'first letter', 'last letter'],
];
const NUMBERS = Array.from({ length: 120 }, (_, index) => index - 10);
const TEXTS = [...WORDS, ...'abcdefghijklmnopqrstuvwxyz-+/:'];

/**
 * Programs with one step left out or one parameter changed, found by trying every value for every parameter
 * and keeping what can be run.
 */
export function changedPrograms({ steps, inputKind }: ProgramProblem): BoundStep[][] {
  const shorter = steps.map((_, at) => steps.filter((__, index) => index !== at));
  const changed = steps.flatMap((step, at) =>
    changedSteps(step).map((other) => steps.map((each, index) => (index === at ? other : each))),
  );
  return [...shorter, ...changed].flatMap((program) => {
    const bound = boundOrNull(program, inputKind);
    return bound === null ? [] : [bound];
  });
}

function changedSteps(step: Step): Step[] {
  return Object.entries(step)
    .filter(([name]) => name !== 'op')
    .flatMap(([name, value]) => {
      const values: readonly Item[] = typeof value === 'number' ? NUMBERS : TEXTS;
      return values.filter((other) => other !== value).map((other) => ({ ...step, [name]: other }));
    })
    .filter((other) => boundOrNull([other], 'integers') ?? boundOrNull([other], 'text'));
}

/** null: parameters that it may not have, or steps that do not follow on each other. */
function boundOrNull(
  steps: readonly Step[],
  inputKind: ProgramProblem['inputKind'],
): BoundStep[] | null {
  try {
    return bindSteps(steps, inputKind);
  } catch {
    return null;
  }
}

/** Those among them that give the right output on every test. */
export function untoldPrograms(
  problem: ProgramProblem,
  programs: readonly (readonly BoundStep[])[],
): (readonly BoundStep[])[] {
  return programs.filter((program) =>
    problem.tests.every(
      ({ input: [list], output }) => outputText(program, list) === JSON.stringify(output),
    ),
  );
}

function outputText(program: readonly BoundStep[], input: readonly Item[]): string {
  try {
    return JSON.stringify(runSteps(program, input));
  } catch {
    return 'out of bounds, where the right program is not';
  }
}
