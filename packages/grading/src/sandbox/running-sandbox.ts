import type { Launcher } from './launcher.ts';
import { assertProgramRun } from './program-run.ts';
import { runLaunched } from './run-launched.ts';
import type { ProgramResult, ProgramRun, Sandbox } from './sandbox.ts';

/** A sandbox that runs up to `concurrency` programs at a time and lets the others wait, first come first served. */
export function sandboxOf(launcher: Launcher, concurrency: number): Sandbox {
  const closing = new AbortController();
  const underWay = new Set<Promise<ProgramResult>>();
  const waiting: (() => void)[] = [];
  let free = concurrency;

  const takeTurn = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const passTurn = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const runInTurn = async (program: ProgramRun): Promise<ProgramResult> => {
    await takeTurn();
    try {
      if (closing.signal.aborted) return NEVER_RUN;
      return await runLaunched(launcher, program, closing.signal);
    } finally {
      passTurn();
    }
  };

  return {
    level: launcher.level,
    description: launcher.description,
    pythonVersion: launcher.pythonVersion,
    async run(program) {
      assertProgramRun(program);
      const result = runInTurn(program);
      underWay.add(result);
      return result.finally(() => underWay.delete(result));
    },
    async close() {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
}

const NEVER_RUN: ProgramResult = {
  end: 'killed',
  exitCode: null,
  stdout: '',
  stderr: '',
  durationMs: 0,
  detail: 'The sandbox was closed before the program ran.',
};
