import type { CodeLimits } from '@assay/eval-core/code/read-code-item';

import type { ProgramResult } from '../sandbox/sandbox.ts';

/** One clause on how a process ended, where it should have ended by itself and well. */
export function howItBroke(result: ProgramResult, { timeMs, memoryMiB }: CodeLimits): string {
  switch (result.end) {
    case 'time-limit':
      return `over ${timeMs / 1000} s`;
    case 'memory-limit':
      return `over ${memoryMiB} MiB of memory`;
    case 'output-limit':
      return 'too much output';
    case 'killed':
    case 'sandbox-failure':
      return result.detail ?? 'it was ended';
    case 'exited':
      return lastWords(result);
  }
}

/** Python ends its traceback with the error itself. */
function lastWords({ stderr, exitCode }: ProgramResult): string {
  const lastLine = stderr.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return lastLine === '' ? `it ended with exit code ${exitCode}` : lastLine.slice(0, 300);
}
