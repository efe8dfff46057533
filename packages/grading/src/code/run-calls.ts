import { randomBytes } from 'node:crypto';

import type { CheckTests, CodeLimits, FunctionTests } from '@assay/eval-core/code/read-code-item';

import type { ProgramResult, Sandbox } from '../sandbox/sandbox.ts';
import { howItBroke } from './broken-run.ts';
import { createBudget } from './budget.ts';
import { readCallHarness } from './harness-files.ts';
import { readHarnessReport, type HarnessTest } from './harness-report.ts';
import { failed, NOT_RUN, type TestOutcome } from './program-test.ts';
import { outputBytesFor, PROCESSES } from './run-limits.ts';

/** For the interpreter and the harness to start, on a loaded machine. */
const START_MS = 1_000;
/** Of one test's time: after that much a process begins no other test. */
const LAST_BEGIN = 0.25;

export interface CallTests {
  /** What the harness is told, and nothing of what is expected. */
  task: {
    form: 'function' | 'check';
    entryPoint: string | null;
    tests: FunctionTests['tests'][number]['arguments'][] | CheckTests['tests'];
  };
  limits: CodeLimits;
  /** Of what is expected, for what may be written. */
  expected: readonly string[];
  /** Whether what the test gave is right. */
  judge: (index: number, value: unknown) => TestOutcome;
  /** No process is begun after it. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs the tests in as few processes as can be: one, unless a test breaks it or they take long together.
 * @throws SandboxFailedError
 */
export async function runCallTests(
  sandbox: Sandbox,
  source: string,
  { task, limits, expected, judge, signal }: CallTests,
): Promise<TestOutcome[]> {
  const count = task.tests.length;
  const harness = { ...(await readCallHarness()), 'program.py': source };
  const beginsMs = limits.timeMs * LAST_BEGIN;
  const budget = createBudget(signal);
  const outcomes: TestOutcome[] = [];
  while (outcomes.length < count && budget.hasMore()) {
    const first = outcomes.length;
    // Kept from what the program prints by chance; a program that looks for it can find it.
    const token = randomBytes(16).toString('hex');
    const told = JSON.stringify({ ...task, token, first, seconds: beginsMs / 1000 });
    const result = await sandbox.run({
      files: { ...harness, 'task.json': told },
      entry: 'harness.py',
      stdin: '',
      limits: {
        // What runs when this is over has had the time of one test to itself, or loading took it.
        timeMs: Math.ceil(beginsMs) + limits.timeMs + START_MS,
        memoryMiB: limits.memoryMiB,
        outputBytes: outputBytesFor(expected),
        processes: PROCESSES,
      },
    });
    budget.spend(result);
    const report = readHarnessReport(result.stdout, token, first);
    if (!report.isLoaded) {
      const failure = report.fault ?? beforeLoaded(result, limits);
      return Array.from({ length: count }, () => failed(failure));
    }
    const ended = report.tests.slice(0, count - first);
    outcomes.push(...ended.map((test, index) => outcomeOf(test, first + index, limits, judge)));
    const isBroken = result.end !== 'exited' || ended.length === 0;
    if (isBroken && outcomes.length < count) outcomes.push(failed(howItBroke(result, limits)));
  }
  return [...outcomes, ...Array.from({ length: count - outcomes.length }, () => NOT_RUN)];
}

function beforeLoaded(result: ProgramResult, limits: CodeLimits): string {
  return `before any test: ${howItBroke(result, limits)}`;
}

function outcomeOf(
  { seconds, value, error }: HarnessTest,
  index: number,
  { timeMs, memoryMiB }: CodeLimits,
  judge: CallTests['judge'],
): TestOutcome {
  if (seconds * 1000 > timeMs) return failed(`over ${timeMs / 1000} s`);
  if (error?.startsWith('MemoryError')) return failed(`over ${memoryMiB} MiB of memory`);
  return error === null ? judge(index, value) : failed(error);
}
