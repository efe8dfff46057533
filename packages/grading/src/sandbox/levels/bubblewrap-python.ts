import { findBubblewrap, type Bubblewrap } from '../bubblewrap/bubblewrap.ts';
import { SCRATCH_MIB, wallLaunch, WORK_FOLDER } from '../bubblewrap/wall.ts';
import { runContained } from '../contain/contain.ts';
import { findProgram } from '../find-program.ts';
import { LevelMissingError, START_FD, type Launch, type Launcher } from '../launcher.ts';
import { foldersOf } from '../program-run.ts';
import type { ProgramRun } from '../sandbox.ts';

const STDIN_FILE = '/input/stdin';
/**
 * Says that everything stands, then becomes the program: with a standard input that can be opened again and
 * sought, and without descriptors that our own process may have inherited and passed on.
 */
const STARTER = `
import os, sys
os.dup2(os.open("${STDIN_FILE}", os.O_RDONLY), 0)
os.write(${START_FD}, b"\\n")
os.closerange(${START_FD}, 1 << 20)
os.execv(sys.argv[1], sys.argv[1:])
`;
const VERSION_RUN: ProgramRun = {
  files: { 'version.py': 'import platform\nprint(platform.python_version())\n' },
  entry: 'version.py',
  stdin: '',
  limits: { timeMs: 10_000, memoryMiB: 512, outputBytes: 1_000, processes: 8 },
};

/**
 * This machine's python3 behind bubblewrap.
 *
 * @throws LevelMissingError when a program is missing or does not run
 */
export async function prepareBubblewrapPython(): Promise<Launcher> {
  const bubblewrap = await findBubblewrap();
  const python = await findProgram('python3');
  if (python === null) {
    throw new LevelMissingError('there is no python3 in /usr/bin or /usr/local/bin');
  }
  const launch = (program: ProgramRun, seat: number) =>
    launchPython(bubblewrap, python, program, seat);
  const pythonVersion = await readPythonVersion(launch);
  return {
    level: 'bubblewrap-python',
    description: `bubblewrap ${bubblewrap.version}, Python ${pythonVersion}`,
    pythonVersion,
    launch,
    memoryCeilingMiB: ({ memoryMiB }) => memoryMiB,
  };
}

function launchPython(
  bubblewrap: Bubblewrap,
  python: string,
  program: ProgramRun,
  seat: number,
): Launch {
  return wallLaunch(bubblewrap, {
    command: [
      python,
      '-I',
      '-S',
      '-c',
      STARTER,
      python,
      '-s',
      '-B',
      `${WORK_FOLDER}/${program.entry}`,
    ],
    environment: environmentOf(),
    visible: [
      ...[python, '/usr/local/lib', '/usr/share/zoneinfo'].map((shown): [string, string] => [
        shown,
        shown,
      ]),
    ],
    folders: ['/input', ...foldersOf(program.files).map((folder) => `${WORK_FOLDER}/${folder}`)],
    files: [
      [STDIN_FILE, program.stdin],
      ...Object.entries(program.files).map(([name, text]): [string, string] => [
        `${WORK_FOLDER}/${name}`,
        text,
      ]),
    ],
    stdin: '',
    limits: program.limits,
    limitsAddressSpace: true,
    seat,
  });
}

/** Hashing without a random seed: the same program prints its sets in the same order each time. */
function environmentOf(): Record<string, string> {
  return {
    PATH: '/usr/bin',
    HOME: WORK_FOLDER,
    LANG: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    PYTHONUTF8: '1',
    OPENBLAS_NUM_THREADS: '1',
  };
}

async function readPythonVersion(launch: Launcher['launch']): Promise<string> {
  const result = await runContained(launch(VERSION_RUN, 0), {
    limits: VERSION_RUN.limits,
    memoryCeilingMiB: VERSION_RUN.limits.memoryMiB + SCRATCH_MIB,
    signal: new AbortController().signal,
  });
  const version = result.stdout.trim();
  if (result.end === 'exited' && result.exitCode === 0 && version !== '') return version;
  throw new LevelMissingError(
    `python3 does not run behind bubblewrap (${result.detail ?? result.stderr.trim().slice(-300)})`,
  );
}
