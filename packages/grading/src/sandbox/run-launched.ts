import { runContained } from './contain/contain.ts';
import type { Launcher } from './launcher.ts';
import { assertProgramRun } from './program-run.ts';
import type { ProgramResult, ProgramRun } from './sandbox.ts';

/** Numbers of the programs that run now, in all sandboxes of this process. */
const takenSeats = new Set<number>();

/**
 * Runs one program by a launcher.
 *
 * @throws RangeError when the limits or file names make no sense
 */
export async function runLaunched(
  launcher: Launcher,
  program: ProgramRun,
  signal: AbortSignal,
): Promise<ProgramResult> {
  assertProgramRun(program);
  const seat = takeSeat();
  try {
    return await runContained(launcher.launch(program, seat), {
      limits: program.limits,
      memoryCeilingMiB: launcher.memoryCeilingMiB(program.limits),
      signal,
    });
  } finally {
    takenSeats.delete(seat);
  }
}

/** Counted from our process id on, so that other processes of ours on this machine seldom take the same. */
function takeSeat(): number {
  let seat = process.pid;
  while (takenSeats.has(seat)) seat += 1;
  takenSeats.add(seat);
  return seat;
}
