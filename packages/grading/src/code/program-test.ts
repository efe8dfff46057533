import type { CodeLimits } from '@assay/eval-core/code/read-code-item';

/** What holds for the tests of every form. */
export interface RunnableTests {
  limits: CodeLimits;
  /** No process is begun after it. */
  signal: AbortSignal | undefined;
}

/** What became of one test of a program. */
export interface TestOutcome {
  /** null: it was not run, since the program had used up what it may on others. */
  passed: boolean | null;
  /** One clause on what went wrong; null when nothing did. */
  failure: string | null;
}

export const PASSED: TestOutcome = { passed: true, failure: null };
export const NOT_RUN: TestOutcome = { passed: null, failure: null };

export function failed(failure: string): TestOutcome {
  return { passed: false, failure };
}

/** The sandbox could not run the program: one sentence. Nothing is known of the program. */
export class SandboxFailedError extends Error {
  override readonly name = 'SandboxFailedError';
}
