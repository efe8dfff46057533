import type { Launcher } from '../launcher.ts';
import { runLaunched } from '../run-launched.ts';
import type { ProgramRun } from '../sandbox.ts';
import { layBait, type Bait } from './bait.ts';
import { CANARIES, type Canary } from './canaries.ts';

export interface CheckReport {
  /** What the level must do, such as "limits memory". */
  name: string;
  held: boolean;
  /** One clause with what went wrong; null when the level held. */
  detail: string | null;
}

/** As many at a time as do not make each other late. */
const CONCURRENCY = 3;

/** Tries all canaries on a level. Never rejects for what a program or the level does. */
export async function probeLauncher(launcher: Launcher, scratch: string): Promise<CheckReport[]> {
  const never = new AbortController().signal;
  const run = (program: ProgramRun) => runLaunched(launcher, program, never);
  const bait = await layBait(scratch);
  const reports: CheckReport[] = [];
  const waiting = [...CANARIES.entries()];
  const tryNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, canary] = next;
      reports[index] = await tryCanary(canary, run, bait);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, tryNext));
    return reports;
  } finally {
    await bait.remove();
  }
}

async function tryCanary(
  canary: Canary,
  run: Parameters<Canary['tryIt']>[0],
  bait: Bait,
): Promise<CheckReport> {
  const detail = await canary
    .tryIt(run, bait)
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return { name: canary.name, held: detail === null, detail };
}
