import type { ProgramRun, SandboxLevel, SandboxLimits } from './sandbox.ts';

/** A command that runs one program behind a level's walls. */
export interface Launch {
  command: string;
  args: string[];
  stdin: string;
  /** What the command reads from the file descriptors `FIRST_INPUT_FD`, `FIRST_INPUT_FD` + 1, … */
  inputs: Buffer[];
}

/** The launched command writes anything to this file descriptor when the program's time begins. */
export const START_FD = 3;
export const FIRST_INPUT_FD = 4;

/** How to run programs at one level; made once, without any check that the walls hold. */
export interface Launcher {
  level: SandboxLevel;
  description: string;
  pythonVersion: string;
  /** @param seat a number that no other program which runs at the same time has */
  launch(program: ProgramRun, seat: number): Launch;
  /** Resident memory, in MiB, of the command's whole process tree at which the program has reached its limit. */
  memoryCeilingMiB(limits: SandboxLimits): number;
}

/** A level cannot be set up on this machine: one sentence with what is missing. */
export class LevelMissingError extends Error {
  override readonly name = 'LevelMissingError';
}
