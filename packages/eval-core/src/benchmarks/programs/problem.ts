import type { BoundStep, Item, ListKind, Output, Step } from './operation.ts';
import { bindSteps, isSameOutput, runSteps } from './run-steps.ts';

/** A call of the function: the arguments, of which there is one, and what it returns. */
export interface Call {
  input: readonly [readonly Item[]];
  output: Output;
}

export interface ProgramProblem {
  /** The name of the function. */
  entryPoint: string;
  inputKind: ListKind;
  steps: readonly Step[];
  /** Shown in the prompt. */
  examples: readonly Call[];
  /** Hidden. */
  tests: readonly Call[];
}

const MOST_STEPS = 20;
const MOST_CALLS = 100;
const MOST_INPUT_ITEMS = 100;
const LARGEST_INPUT = 10_000;
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,59}$/;
const WORD = /^[a-z]{0,40}$/;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseProgramProblem(value: unknown): ProgramProblem {
  if (typeof value !== 'object' || value === null) {
    throw new Error(
      'A program problem is an object with "entryPoint", "inputKind", "steps", "examples" and "tests".',
    );
  }
  const fields: Partial<Record<keyof ProgramProblem, unknown>> = value;
  const { entryPoint, inputKind } = fields;
  if (typeof entryPoint !== 'string' || !IDENTIFIER.test(entryPoint)) {
    throw new Error('The "entryPoint" of a program problem is the name of a function.');
  }
  if (inputKind !== 'integers' && inputKind !== 'text') {
    throw new Error('The "inputKind" of a program problem is "integers" or "text".');
  }
  const steps = parseSteps(fields.steps);
  const bound = bindSteps(steps, inputKind);
  const [examples, tests] = (['examples', 'tests'] as const).map((name) =>
    parseCalls(fields[name], { name, inputKind, bound }),
  );
  return { entryPoint, inputKind, steps, examples: examples ?? [], tests: tests ?? [] };
}

function parseSteps(value: unknown): Step[] {
  if (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= MOST_STEPS &&
    value.every(isStep)
  )
    return value;
  throw new Error(
    `The "steps" of a program problem are a list of 1 to ${MOST_STEPS} objects with "op" and parameters.`,
  );
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null || !('op' in value)) return false;
  return (
    typeof value.op === 'string' &&
    Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number')
  );
}

interface CallsRead {
  name: 'examples' | 'tests';
  inputKind: ListKind;
  bound: readonly BoundStep[];
}

function parseCalls(value: unknown, { name, inputKind, bound }: CallsRead): Call[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_CALLS) {
    throw new Error(`The "${name}" of a program problem are a list of 1 to ${MOST_CALLS} calls.`);
  }
  const calls = value.map((call: unknown, index) => {
    if (isCall(call, inputKind)) return call;
    throw new Error(
      `Call ${index + 1} of the "${name}" is not {"input": [list of ${inputKind === 'text' ? 'words' : 'integers'}], "output"}.`,
    );
  });
  const wrong = calls.findIndex(({ input, output }) => !isOutputOf(bound, input[0], output));
  if (wrong === -1) return calls;
  throw new Error(`The "output" of call ${wrong + 1} of the "${name}" is not what the steps give.`);
}

function isOutputOf(bound: readonly BoundStep[], input: readonly Item[], output: Output): boolean {
  return isSameOutput(runSteps(bound, input), output);
}

function isCall(value: unknown, inputKind: ListKind): value is Call {
  if (typeof value !== 'object' || value === null) return false;
  if (!('input' in value && 'output' in value) || !Array.isArray(value.input)) return false;
  const [items, ...others] = value.input as unknown[];
  if (!Array.isArray(items) || items.length > MOST_INPUT_ITEMS || others.length > 0) return false;
  const isInput = items.every((item) =>
    inputKind === 'text' ? isWord(item) : isSmallInteger(item),
  );
  return isInput && isOutput(value.output);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && WORD.test(value);
}

function isSmallInteger(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_INPUT;
}

function isOutput(value: unknown): value is Output {
  const isItem = (item: unknown) => typeof item === 'number' || typeof item === 'string';
  return Array.isArray(value) ? value.every(isItem) : isItem(value);
}
