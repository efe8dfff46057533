import path from 'node:path';

import type { ProgramRun, SandboxLimits } from './sandbox.ts';

/** What each limit may be: below the first an interpreter does not start, above the last a typing error is likelier. */
const LIMIT_RANGES: Record<keyof SandboxLimits, [least: number, most: number]> = {
  timeMs: [10, 3_600_000],
  memoryMiB: [64, 65_536],
  outputBytes: [1, 1_073_741_824],
  processes: [1, 4_096],
};

const MAX_FILES = 64;

/** Letters, digits and `_ . -` in every part of the path, and no part that begins with a dot. */
const FILE_NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/;

/** @throws RangeError naming the first thing that makes no sense */
export function assertProgramRun(program: ProgramRun): void {
  for (const [name, [least, most]] of Object.entries(LIMIT_RANGES)) {
    const value = program.limits[name as keyof SandboxLimits];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(
        `The limit ${name} of a program must be a whole number from ${least} to ${most}, not ${value}.`,
      );
    }
  }
  const names = Object.keys(program.files);
  if (names.length > MAX_FILES) {
    throw new RangeError(`A program has at most ${MAX_FILES} files, not ${names.length}.`);
  }
  const strange = names.find((name) => name.length > 200 || !FILE_NAME.test(name));
  if (strange !== undefined) {
    throw new RangeError(
      `The file name ${JSON.stringify(strange)} of a program is refused: use a relative path of letters, digits, "_", "-" and ".".`,
    );
  }
  if (!Object.hasOwn(program.files, program.entry)) {
    throw new RangeError(`The program has no file ${JSON.stringify(program.entry)} to run.`);
  }
}

/** The folders that the files need, parents first. */
export function foldersOf(files: ProgramRun['files']): string[] {
  const folders = new Set<string>();
  for (const name of Object.keys(files)) {
    for (let folder = path.posix.dirname(name); folder !== '.';) {
      folders.add(folder);
      folder = path.posix.dirname(folder);
    }
  }
  return [...folders].sort((a, b) => a.length - b.length);
}
