import { UnreadableItemError, type GradedItem } from '../graders/grader.ts';
import { openingOf, type ProgramSought } from './find-program.ts';
import { pythonValueOfJson, type PythonValue } from './python-value.ts';
import { readPythonValue } from './read-python-value.ts';

/** Reads its input from standard input and prints; one run a test. */
export interface StdioTests {
  form: 'stdio';
  tests: readonly { input: string; output: string }[];
}

/** Defines a function that is called with arguments. */
export interface FunctionTests {
  form: 'function';
  entryPoint: string;
  tests: readonly { arguments: CallArguments; output: PythonValue }[];
  /** By how much floats may differ; 0: not at all. */
  absoluteTolerance: number;
  /** Neither the order nor the repeats of a returned list count. */
  isUnordered: boolean;
}

/** Values of JSON, or texts of one JSON value or Python literal each, which keep 2.0 and tuples apart from 2 and lists. */
export type CallArguments = { values: readonly unknown[] } | { lines: readonly string[] };

/** Is judged by source text with assertions, run beside it. */
export interface CheckTests {
  form: 'check';
  /** What `check` is called with, where the text defines it; null: the text calls what it needs. */
  entryPoint: string | null;
  tests: readonly string[];
}

export interface CodeItem {
  sought: ProgramSought;
  tests: StdioTests | FunctionTests | CheckTests;
  limits: CodeLimits;
}

/** For each test. */
export interface CodeLimits {
  timeMs: number;
  memoryMiB: number;
}

/** LiveCodeBench gives a test 6 seconds, HumanEval a problem 3. */
const DEFAULT_TIME_MS = { stdio: 6_000, function: 6_000, check: 3_000 };
const DEFAULT_MEMORY_MIB = 1_024;
const TIME_RANGE: [number, number] = [100, 60_000];
const MEMORY_RANGE: [number, number] = [64, 16_384];
const MOST_TESTS = 10_000;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;

/**
 * What a program is judged by, from an item's params.
 * @throws UnreadableItemError with one sentence on the first thing that is wrong
 */
export function readCodeItem({ params, prompt }: GradedItem): CodeItem {
  const { language = 'python', form, limits } = params;
  if (language !== 'python') {
    throw new UnreadableItemError(
      `Programs in ${shown(language)} cannot be run; "language" must be "python".`,
    );
  }
  if (form !== 'stdio' && form !== 'function' && form !== 'check') {
    throw new UnreadableItemError(
      `The "form" of a code item is "stdio", "function" or "check", not ${shown(form)}.`,
    );
  }
  const entryPoint = readEntryPoint(params.entryPoint);
  const tests = readTests(form, entryPoint, params);
  if (tests.tests.length === 0 || tests.tests.length > MOST_TESTS) {
    throw new UnreadableItemError(`A code item has 1 to ${MOST_TESTS} "tests".`);
  }
  return {
    sought: { entryPoint, opening: openingOf(prompt, entryPoint) },
    tests,
    limits: readLimits(limits, DEFAULT_TIME_MS[form]),
  };
}

function readEntryPoint(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && IDENTIFIER.test(value)) return value;
  throw new UnreadableItemError(
    `The "entryPoint" of a code item is the name of a function, not ${shown(value)}.`,
  );
}

function readTests(
  form: CodeItem['tests']['form'],
  entryPoint: string | null,
  { tests, atol, unordered }: GradedItem['params'],
): CodeItem['tests'] {
  if (form === 'check') return { form, entryPoint, tests: readSources(tests) };
  const pairs = readPairs(tests);
  if (form === 'stdio') {
    return {
      form,
      tests: pairs.map(({ input, output }) => ({ input: asText(input), output: asText(output) })),
    };
  }
  if (entryPoint === null) {
    throw new UnreadableItemError(
      'The form "function" needs an "entryPoint", the function to call.',
    );
  }
  const absoluteTolerance = readTolerance(atol);
  if (unordered !== undefined && typeof unordered !== 'boolean') {
    throw new UnreadableItemError('The "unordered" of a code item is true or false.');
  }
  const isUnordered = unordered === true;
  return { form, entryPoint, tests: pairs.map(readCall), absoluteTolerance, isUnordered };
}

function readSources(tests: unknown): string[] {
  const sources: unknown[] = Array.isArray(tests) ? tests : [tests];
  if (sources.every((source) => typeof source === 'string' && source.trim() !== '')) {
    return sources as string[];
  }
  throw new UnreadableItemError(
    'The "tests" of the form "check" are source text with assertions, or a list of such texts.',
  );
}

interface TestPair {
  input: unknown;
  output: unknown;
}

function readPairs(tests: unknown): TestPair[] {
  if (!Array.isArray(tests) || !tests.every(isPair)) {
    throw new UnreadableItemError(
      'The "tests" of a code item are a list of objects with "input" and "output".',
    );
  }
  return tests;
}

function isPair(test: unknown): test is TestPair {
  return typeof test === 'object' && test !== null && 'input' in test && 'output' in test;
}

function readCall({ input, output }: TestPair, index: number): FunctionTests['tests'][number] {
  if (Array.isArray(input)) {
    return { arguments: { values: input }, output: pythonValueOfJson(output) };
  }
  if (typeof input !== 'string') {
    throw new UnreadableItemError(
      `The "input" of test ${index + 1} is an array of arguments, or text with one argument a line.`,
    );
  }
  const read = typeof output === 'string' ? readPythonValue(output) : pythonValueOfJson(output);
  const lines = input.split('\n').filter((line) => line.trim() !== '');
  if (read !== undefined) return { arguments: { lines }, output: read };
  throw new UnreadableItemError(
    `The "output" of test ${index + 1} is no value of JSON or Python: ${shown(output)}.`,
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readTolerance(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && value >= 0) return value;
  throw new UnreadableItemError(
    `The "atol" of a code item is a number from 0, not ${shown(value)}.`,
  );
}

function readLimits(value: unknown, defaultTimeMs: number): CodeLimits {
  const limits: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  return {
    timeMs: readLimit('timeMs', limits.timeMs ?? defaultTimeMs, TIME_RANGE),
    memoryMiB: readLimit('memoryMiB', limits.memoryMiB ?? DEFAULT_MEMORY_MIB, MEMORY_RANGE),
  };
}

function readLimit(name: string, value: unknown, [least, most]: [number, number]): number {
  const isWithin =
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  if (isWithin) return value;
  throw new UnreadableItemError(
    `The limit "${name}" of a code item is a whole number from ${least} to ${most}, not ${shown(value)}.`,
  );
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
