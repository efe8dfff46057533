import { pythonText, type PythonValue } from '@assay/eval-core/code/python-value';
import type { CheckTests, CodeItem, FunctionTests } from '@assay/eval-core/code/read-code-item';
import { asUnordered, isSameValue } from '@assay/eval-core/code/same-value';

import type { Sandbox } from '../sandbox/sandbox.ts';
import { decodeValue } from './decode-value.ts';
import { failed, PASSED, type RunnableTests, type TestOutcome } from './program-test.ts';
import { runCallTests } from './run-calls.ts';
import { runStdioTests } from './run-stdio.ts';

/** Longest stretch of a value that is shown. */
const SHOWN = 200;

/**
 * What became of each test of a program.
 * @throws SandboxFailedError; the signal's reason
 */
export function runTests(
  sandbox: Sandbox,
  source: string,
  { tests, ...rest }: Pick<CodeItem, 'tests'> & RunnableTests,
): Promise<TestOutcome[]> {
  switch (tests.form) {
    case 'stdio':
      return runStdioTests(sandbox, source, { ...tests, ...rest });
    case 'function':
      return runFunctionTests(sandbox, source, { ...tests, ...rest });
    case 'check':
      return runChecks(sandbox, source, { ...tests, ...rest });
  }
}

function runFunctionTests(
  sandbox: Sandbox,
  source: string,
  {
    form,
    entryPoint,
    tests,
    absoluteTolerance,
    isUnordered,
    ...rest
  }: FunctionTests & RunnableTests,
): Promise<TestOutcome[]> {
  const compared = (value: PythonValue) => (isUnordered ? asUnordered(value) : value);
  const judge = (index: number, encoded: unknown): TestOutcome => {
    const test = tests[index];
    if (test === undefined) throw new RangeError(`There is no test ${index}.`);
    const value = decodeValue(encoded);
    if (isSameValue(compared(test.output), compared(value), absoluteTolerance)) return PASSED;
    const [wanted, got] = [test.output, value].map((each) => pythonText(each, SHOWN));
    return failed(`expected ${wanted}, got ${got} for ${argumentText(test.arguments)}`);
  };
  return runCallTests(sandbox, source, {
    ...rest,
    task: { form, entryPoint, tests: tests.map((test) => test.arguments) },
    expected: tests.map(({ output }) => pythonText(output, Infinity)),
    judge,
  });
}

function argumentText(given: FunctionTests['tests'][number]['arguments']): string {
  const texts = 'lines' in given ? given.lines : given.values.map((value) => JSON.stringify(value));
  const text = texts.join(', ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The assertions run in the program's own process, and so does whatever the program does against them. */
function runChecks(
  sandbox: Sandbox,
  source: string,
  { form, entryPoint, tests, ...rest }: CheckTests & RunnableTests,
): Promise<TestOutcome[]> {
  return runCallTests(sandbox, source, {
    ...rest,
    task: { form, entryPoint, tests },
    expected: [],
    judge: (_, value) => (value === true ? PASSED : failed('an assertion was not reached')),
  });
}
