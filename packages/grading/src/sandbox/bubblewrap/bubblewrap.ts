import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { findProgram } from '../find-program.ts';
import { LevelMissingError } from '../launcher.ts';

/** The programs that build the walls, found in this machine's system folders. */
export interface Bubblewrap {
  bwrap: string;
  version: string;
  /** util-linux: resource limits for what it starts. */
  prlimit: string;
  /** util-linux: gives up root for good. Null when we are not root: bubblewrap then uses a user namespace. */
  setpriv: string | null;
  /** Whether bubblewrap itself can forbid further user namespaces (since 0.8.0). */
  disablesUserNamespaces: boolean;
}

/** @throws LevelMissingError with what to install */
export async function findBubblewrap(): Promise<Bubblewrap> {
  if (process.platform !== 'linux') {
    throw new LevelMissingError('bubblewrap exists for Linux only');
  }
  const [bwrap, prlimit, setpriv] = await Promise.all(
    ['bwrap', 'prlimit', 'setpriv'].map(findProgram),
  );
  if (typeof bwrap !== 'string') {
    throw new LevelMissingError('bubblewrap is not installed (package bubblewrap)');
  }
  const isRoot = process.getuid?.() === 0;
  if (typeof prlimit !== 'string') {
    throw new LevelMissingError('prlimit is missing (package util-linux)');
  }
  if (isRoot && typeof setpriv !== 'string') {
    throw new LevelMissingError('root cannot be given up: setpriv is missing (package util-linux)');
  }
  const { version, options } = await readBubblewrapHelp(bwrap);
  if (!options.includes('--size')) {
    throw new LevelMissingError(
      `bubblewrap ${version} is too old: 0.7.0 is the first that limits the size of scratch space`,
    );
  }
  return {
    bwrap,
    version,
    prlimit,
    setpriv: isRoot ? (setpriv ?? null) : null,
    disablesUserNamespaces: options.includes('--disable-userns'),
  };
}

async function readBubblewrapHelp(bwrap: string): Promise<{ version: string; options: string }> {
  const run = promisify(execFile);
  try {
    const [version, help] = await Promise.all([run(bwrap, ['--version']), run(bwrap, ['--help'])]);
    return { version: version.stdout.replace('bubblewrap', '').trim(), options: help.stdout };
  } catch (error) {
    throw new LevelMissingError(`${bwrap} does not run`, { cause: error });
  }
}
