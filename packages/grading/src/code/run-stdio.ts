import type { CodeLimits, StdioTests } from '@assay/eval-core/code/read-code-item';
import { firstDifference, type OutputDifference } from '@assay/eval-core/code/same-output';

import type { ProgramResult, Sandbox } from '../sandbox/sandbox.ts';
import { howItBroke } from './broken-run.ts';
import { createBudget } from './budget.ts';
import { readStdioHarness } from './harness-files.ts';
import { failed, NOT_RUN, PASSED, type RunnableTests, type TestOutcome } from './program-test.ts';
import { outputBytesFor, PROCESSES } from './run-limits.ts';

/** Longest stretch of a line that is shown. */
const SHOWN = 200;

/**
 * Runs a program once for each test, with its input, and compares what it prints.
 * @throws SandboxFailedError
 */
export async function runStdioTests(
  sandbox: Sandbox,
  source: string,
  { tests, limits, signal }: RunnableTests & StdioTests,
): Promise<TestOutcome[]> {
  const files = { ...(await readStdioHarness()), 'program.py': source };
  const budget = createBudget(signal);
  const outcomes: TestOutcome[] = [];
  for (const { input, output } of tests) {
    if (!budget.hasMore()) {
      outcomes.push(NOT_RUN);
      continue;
    }
    const result = await sandbox.run({
      files,
      entry: 'run_program.py',
      stdin: input,
      limits: { ...limits, outputBytes: outputBytesFor([output]), processes: PROCESSES },
    });
    budget.spend(result);
    outcomes.push(outcomeOf(result, output, limits));
  }
  return outcomes;
}

function outcomeOf(result: ProgramResult, expected: string, limits: CodeLimits): TestOutcome {
  if (result.end !== 'exited' || result.exitCode !== 0) return failed(howItBroke(result, limits));
  const difference = firstDifference(expected, result.stdout);
  return difference === null ? PASSED : failed(describe(difference));
}

function describe({ line, expected, actual }: OutputDifference): string {
  return `line ${line} should be ${shown(expected)} and is ${shown(actual)}`;
}

function shown(line: string | null): string {
  if (line === null) return 'missing';
  return JSON.stringify(line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);
}
