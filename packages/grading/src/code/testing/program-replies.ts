import type { GeneratedItem } from '@assay/eval-core/benchmarks/family';
import { compilePython } from '@assay/eval-core/benchmarks/programs/compile';
import { programsFamily } from '@assay/eval-core/benchmarks/programs/family';
import { mutantsOf } from '@assay/eval-core/benchmarks/programs/mutants';
import type { ProgramProblem } from '@assay/eval-core/benchmarks/programs/problem';
import { bindSteps } from '@assay/eval-core/benchmarks/programs/run-steps';
import { readCodeItem } from '@assay/eval-core/code/read-code-item';
import { createRng } from '@assay/eval-core/random';
import { readProgramTask } from '@assay/eval-core/solvers/programs/read-program-task';
import { guessProgram, writeProgram } from '@assay/eval-core/solvers/programs/write-program';
import type { Verdict } from '@assay/eval-core/verdict';

import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createCodeGrader } from '../code-grader.ts';
import { runTests } from '../run-tests.ts';

export type ProgramItem = GeneratedItem<ProgramProblem>;

/** Machines that run tests are loaded. */
const LIMITS = { timeMs: 20_000, memoryMiB: 256 };

export function programItems(seed: string, itemsPerLevel: number): ProgramItem[] {
  const levels = programsFamily.levels.map(({ level }) => level);
  return programsFamily.generate({ seed, levels, itemsPerLevel });
}

/** The verdict on the family's own reply, with the item as it is graded anywhere. */
export function gradeGoldReply(
  sandbox: Sandbox,
  { prompt, problem }: ProgramItem,
): Promise<Verdict> {
  const grader = createCodeGrader({ open: () => Promise.resolve(sandbox) });
  const params = { ...programsFamily.graderParams(problem), limits: LIMITS };
  const item = { gold: 'garbage', options: null, params, prompt };
  const content = programsFamily.goldReply(problem);
  return grader.grade(item, { content, reasoning: null, finish: 'stop' }, { isBare: false });
}

/** A function, and the calls that it is judged by. */
export interface TestedProgram {
  source: string;
  entryPoint: string;
  tests: ProgramProblem['tests'];
}

export function referenceProgram({ problem }: ProgramItem): TestedProgram {
  return testedBy(problem, compilePython(problem));
}

/** The program of the exact solver, which sees the prompt alone. */
export function exactProgram({ prompt, problem, key }: ProgramItem): TestedProgram {
  const options = { stepBudget: Infinity, slipFraction: 0, rng: createRng(key), note: unheard };
  return testedBy(problem, writeProgram(taskOf(prompt), options).source);
}

/** A program of the guesser. */
export function guessedProgram({ prompt, problem, key }: ProgramItem): TestedProgram {
  const options = { rng: createRng(key), note: unheard };
  return testedBy(problem, guessProgram(taskOf(prompt), options).source);
}

/** The item's program with one step left out or one parameter changed: at most so many. */
export function mutantPrograms({ problem, key }: ProgramItem, most: number): TestedProgram[] {
  const steps = bindSteps(problem.steps, problem.inputKind);
  const mutants = createRng(key).shuffle(mutantsOf(steps, problem.inputKind)).slice(0, most);
  return mutants.map(({ from, rest }) => {
    const changed = [...steps.slice(0, from), ...rest].map(({ step }) => step);
    return testedBy(problem, compilePython({ ...problem, steps: changed }));
  });
}

/** Programs that are run by one process: starting Python costs far more than they do. */
const PROGRAMS_OF_A_RUN = 400;

/** How many of its tests each program fails. */
export async function failuresOf(
  sandbox: Sandbox,
  programs: readonly TestedProgram[],
): Promise<number[]> {
  const failures: number[] = [];
  for (let first = 0; first < programs.length; first += PROGRAMS_OF_A_RUN) {
    failures.push(
      ...(await runTogether(sandbox, programs.slice(first, first + PROGRAMS_OF_A_RUN))),
    );
  }
  return failures;
}

async function runTogether(
  sandbox: Sandbox,
  programs: readonly TestedProgram[],
): Promise<number[]> {
  const definitions = programs.map(
    ({ source, entryPoint }, place) => `${source}\n\nPROGRAMS[${place}] = ${entryPoint}\n`,
  );
  const source = [
    'PROGRAMS = {}',
    ...definitions,
    'def run(place, items):\n    return PROGRAMS[place](items)',
  ].join('\n');
  const calls = programs.flatMap(({ tests }, place) =>
    tests.map(({ input: [items], output }) => ({ place, input: [place, items], output })),
  );
  const tests = calls.map(({ input, output }) => ({ input, output }));
  const params = { form: 'function', entryPoint: 'run', tests, limits: LIMITS };
  const item = readCodeItem({ gold: null, options: null, params, prompt: null });
  const outcomes = await runTests(sandbox, source, { ...item, signal: undefined });
  if (outcomes.some(({ passed }) => passed === null)) throw new Error('A test was not run.');
  return programs.map(
    (_, place) =>
      calls.filter((call, index) => call.place === place && outcomes[index]?.passed === false)
        .length,
  );
}

function testedBy({ entryPoint, tests }: ProgramProblem, source: string): TestedProgram {
  return { source, entryPoint, tests };
}

function taskOf(prompt: string) {
  const task = readProgramTask(prompt);
  if (task === null) throw new Error('The prompt of an item was not read.');
  return task;
}

function unheard(): void {
  // Nobody reads these notes.
}
