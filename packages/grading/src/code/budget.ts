import type { ProgramResult } from '../sandbox/sandbox.ts';
import { SandboxFailedError } from './program-test.ts';

/** What the tests of one verdict may take together. */
export const MOST_TOTAL_MS = 60_000;
/** Processes of one verdict that a limit or a crash may end, before the rest of its tests is left out. */
const MOST_BROKEN = 3;

/** What one program may still use of the machine. */
export interface Budget {
  /** Whether another process may be started; throws the signal's reason. */
  hasMore: () => boolean;
  /** @throws SandboxFailedError when the process never ran; the signal's reason */
  spend: (result: ProgramResult) => void;
}

export function createBudget(signal: AbortSignal | undefined): Budget {
  let spentMs = 0;
  let broken = 0;
  return {
    hasMore() {
      signal?.throwIfAborted();
      return spentMs < MOST_TOTAL_MS && broken < MOST_BROKEN;
    },
    spend({ end, durationMs, detail }) {
      signal?.throwIfAborted();
      if (end === 'sandbox-failure') {
        throw new SandboxFailedError(detail ?? 'The sandbox did not run the program.');
      }
      spentMs += durationMs;
      if (end !== 'exited') broken += 1;
    },
  };
}
