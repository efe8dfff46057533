import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem, ItemAttributes } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { chooseTestInputs, TESTS } from './choose-tests.ts';
import { compilePython } from './compile.ts';
import { drawInput, edgeInputs } from './draw-input.ts';
import { drawProgram, type ProgramWanted } from './draw-program.ts';
import { longestInputAt, stepCountsAt } from './levels.ts';
import { drawName } from './name.ts';
import type { BoundStep, Item, Output } from './operation.ts';
import type { Call, ProgramProblem } from './problem.ts';
import { programPrompt } from './prompt.ts';
import { bindSteps, isSameOutput, runSteps } from './run-steps.ts';

/** Makes one item of a level; kinds of input take turns, then the two lengths, then how it ends. */
export function makeProgramItem(slot: ItemSlot): Omit<GeneratedItem<ProgramProblem>, 'key'> {
  const problem = makeProblem(slot);
  return {
    prompt: programPrompt(problem),
    gold: compilePython(problem),
    problem,
    attributes: attributesOf(problem, slot.level),
  };
}

const INPUT_KINDS = ['integers', 'text'] as const;
/** One program in four returns a list. */
const ENDINGS = [true, true, true, false];
/** Programs are drawn until one has tests; a handful of draws are the rule. */
const MOST_PROGRAMS = 2_000;
const INPUTS = 24;
/** Some are short, to be examples. */
const SHORT_INPUTS = 6;
const SHORTEST_INPUT = 4;
/** Different ones among those of the tests. */
const LEAST_OUTPUTS = 4;
const EXAMPLES = 2;
const LONGEST_EXAMPLE = 7;

function makeProblem(slot: ItemSlot): ProgramProblem {
  const { rng, level, index } = slot;
  const inputKind = INPUT_KINDS[index % 2] ?? 'integers';
  const turn = Math.floor(index / 2);
  const frame = {
    level,
    inputKind,
    count: balanced(slot.sharedRng, { name: `${inputKind} steps`, turn }, stepCountsAt(level)),
    endsInResult: balanced(slot.sharedRng, { name: `${inputKind} ending`, turn }, ENDINGS),
  };
  const entryPoint = drawName(rng);
  for (let program = 0; program < MOST_PROGRAMS; program += 1) {
    const calls = tryProgram(rng, frame);
    if (calls !== null) return { entryPoint, inputKind, ...calls };
  }
  throw new Error(`Found no program of ${frame.count} steps; this is a defect of the generator.`);
}

function tryProgram(
  rng: Rng,
  frame: Omit<ProgramWanted, 'inputs'>,
): Pick<ProgramProblem, 'steps' | 'examples' | 'tests'> | null {
  const { inputKind, level } = frame;
  const edges = edgeInputs(rng, inputKind);
  const drawn = Array.from({ length: INPUTS }, (_, place) => {
    const longest = place < INPUTS - SHORT_INPUTS ? longestInputAt(level) : LONGEST_EXAMPLE;
    return drawInput(rng, inputKind, rng.int(SHORTEST_INPUT, longest + 1));
  });
  const inputs = different([...edges, ...drawn]);
  const steps = drawProgram(rng, { ...frame, inputs });
  if (steps === null) return null;
  const chosen = chooseTestInputs({ steps, inputKind, inputs, edges: edges.length });
  if (chosen === null) return null;
  const tests = chosen.map((input) => callOf(steps, input));
  const spare = inputs.filter((input) => !chosen.includes(input));
  const examples = chooseExamples(spare.map((input) => callOf(steps, input)));
  const outputs = new Set(tests.map(({ output }) => JSON.stringify(output)));
  const isComplete = tests.length === TESTS && examples.length === EXAMPLES;
  if (!isComplete || outputs.size < LEAST_OUTPUTS) return null;
  return { steps: steps.map(({ step }) => step), examples, tests };
}

function different(inputs: readonly Item[][]): Item[][] {
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

function callOf(steps: readonly BoundStep[], input: readonly Item[]): Call {
  return { input: [input], output: runSteps(steps, input) };
}

/** Short ones with different outputs that are not empty. */
function chooseExamples(calls: readonly Call[]): Call[] {
  const short = calls.filter(
    ({ input: [items], output }) => items.length <= LONGEST_EXAMPLE && !isEmpty(output),
  );
  const [first, ...rest] = short;
  if (first === undefined) return [];
  const second = rest.find(({ output }) => !isSameOutput(output, first.output));
  return second === undefined ? [] : [first, second];
}

function isEmpty(output: Output): boolean {
  return typeof output !== 'number' && output.length === 0;
}

function attributesOf({ inputKind, steps, tests }: ProgramProblem, level: number): ItemAttributes {
  const operations = bindSteps(steps, inputKind).map(({ operation }) => operation);
  const categories = [...new Set(operations.map(({ category }) => category))].sort();
  return {
    level,
    steps: steps.length,
    inputKind,
    outputKind: outputKind(tests[0]?.output ?? 0),
    hasSort: operations.some(({ op }) => op.startsWith('sort-')),
    hasGrouping: categories.includes('group'),
    changesKind: categories.includes('convert'),
    categories: categories.join(', '),
    operations: operations.map(({ op }) => op).join(', '),
  };
}

function outputKind(output: Output): string {
  if (typeof output === 'number') return 'integer';
  return typeof output === 'string' ? 'text' : 'list';
}
