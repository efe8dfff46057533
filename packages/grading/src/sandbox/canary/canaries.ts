import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { ProgramResult, ProgramRun, SandboxLimits } from '../sandbox.ts';
import { markOf, type Bait } from './bait.ts';
import { findProcessesNaming } from './find-processes.ts';

/** Runs one program at the level that is on trial. */
export type RunProgram = (program: ProgramRun) => Promise<ProgramResult>;

/** A program that must fail, or must work, in one way. */
export interface Canary {
  /** What the level must do, for people: "keeps secrets". */
  name: string;
  /** Null when the level holds, else one clause with what went wrong. */
  tryIt(run: RunProgram, bait: Bait): Promise<string | null>;
}

const MEBIBYTE = 1024 * 1024;
/** Generous in time, for a loaded machine, where time is not on trial. */
const LIMITS: SandboxLimits = {
  timeMs: 20_000,
  memoryMiB: 128,
  outputBytes: 100_000,
  processes: 16,
};
const SHORT_TIME_MS = 1_000;
/** How much later than its limit a program may be gone, on a loaded machine. */
const LATE_MS = 2_000;
/** Scratch space is memory: of bubblewrap 68 MiB, of Pyodide what the program may have. This much is nobody's. */
const SCRATCH_BOUND_BYTES = 1_024 * MEBIBYTE;

export const CANARIES: readonly Canary[] = [
  {
    name: 'runs a harmless program',
    async tryIt(run) {
      const result = await run({
        ...(await programOf('work.py', [1, 2, 3])),
        files: { 'work.py': await sourceOf('work.py'), 'given/helper.py': HELPER },
      });
      return result.stdout === '12 6\n' && result.exitCode === 0 ? null : endOf(result);
    },
  },
  {
    name: 'keeps files, secrets and the environment',
    async tryIt(run, { told }) {
      return breachIn(await run(await programOf('read.py', told)), told.token);
    },
  },
  {
    name: 'keeps programs from writing outside and from each other',
    async tryIt(run, bait) {
      const markOne = async (suffix: string) => {
        const told = { ...bait.told, mark: `${markOf(bait.told.token)}-${suffix}` };
        return breachIn(await run(await programOf('write.py', told)), bait.told.token);
      };
      const together = await Promise.all([markOne('a'), markOne('b')]);
      const afterwards = await markOne('c');
      const [stray] = await bait.strayFiles();
      return (
        [...together, afterwards].find((breach) => breach !== null) ??
        (stray === undefined ? null : `the file ${stray} was left`)
      );
    },
  },
  {
    name: 'keeps programs from the network and from sockets',
    async tryIt(run, bait) {
      const before = bait.contacts();
      const breach = breachIn(await run(await programOf('connect.py', bait.told)), null);
      const contacts = bait.contacts() - before;
      return breach ?? (contacts === 0 ? null : `${contacts} connections came through`);
    },
  },
  {
    name: 'ends an endless loop',
    async tryIt(run) {
      const program = await programOf('endless.py', null, { timeMs: SHORT_TIME_MS });
      const result = await run(program);
      const inTime = result.durationMs < SHORT_TIME_MS + LATE_MS;
      return result.end === 'time-limit' && inTime ? null : endOf(result);
    },
  },
  {
    name: 'ends detached children',
    async tryIt(run, { told }) {
      const entry = `detach-${told.token}.py`;
      const program = await programOf('detach.py', null);
      const files = { [entry]: await sourceOf('detach.py') };
      const result = await run({ ...program, files, entry });
      if (!result.stdout.startsWith('begun')) return endOf(result);
      const survivors = await findProcessesNaming(entry);
      for (const survivor of survivors) process.kill(survivor, 'SIGKILL');
      return survivors.length === 0 ? null : `process ${survivors[0]} outlived its program`;
    },
  },
  {
    name: 'limits memory',
    async tryIt(run) {
      const result = await run(await programOf('allocate.py', null));
      return result.end === 'memory-limit' ? null : endOf(result);
    },
  },
  {
    name: 'limits the memory of all processes together',
    async tryIt(run) {
      const shareBytes = (LIMITS.memoryMiB * MEBIBYTE) / 2;
      const result = await run(await programOf('allocate_together.py', { shareBytes }));
      const alone = result.stdout === 'there are no other processes\n';
      return result.end === 'memory-limit' || alone ? null : endOf(result);
    },
  },
  {
    name: 'limits processes',
    async tryIt(run) {
      const { processes } = LIMITS;
      return breachIn(await run(await programOf('fork.py', { processes })), null);
    },
  },
  {
    name: 'limits scratch space',
    async tryIt(run) {
      const result = await run(await programOf('fill.py', { boundBytes: SCRATCH_BOUND_BYTES }));
      return result.end === 'memory-limit' ? null : breachIn(result, null);
    },
  },
  {
    name: 'limits output',
    async tryIt(run) {
      const result = await run(await programOf('flood.py', null));
      const keptBytes = Buffer.byteLength(result.stdout) + Buffer.byteLength(result.stderr);
      const bounded = keptBytes <= 2 * LIMITS.outputBytes;
      return result.end === 'output-limit' && bounded ? null : endOf(result);
    },
  },
];

const HELPER = 'def double(number):\n    return 2 * number\n';

async function programOf(
  entry: string,
  told: unknown,
  limits: Partial<SandboxLimits> = {},
): Promise<ProgramRun> {
  return {
    files: { [entry]: await sourceOf(entry) },
    entry,
    stdin: JSON.stringify(told),
    limits: { ...LIMITS, ...limits },
  };
}

function sourceOf(name: string): Promise<string> {
  return readFile(path.join(import.meta.dirname, 'programs', name), 'utf8');
}

/** A program tells of what it should not have been able to do, and of having tried everything. */
function breachIn(result: ProgramResult, token: string | null): string | null {
  const breach = result.stdout.split('\n').find((line) => line.startsWith('BREACH: '));
  if (breach !== undefined) return breach.slice('BREACH: '.length, 200);
  if (token !== null && `${result.stdout}${result.stderr}`.includes(token)) {
    return 'the secret was read';
  }
  return result.stdout.endsWith('done\n') ? null : endOf(result);
}

function endOf({ end, exitCode, detail, stdout, stderr }: ProgramResult): string {
  const said = (stderr.trim() || stdout.trim()).split('\n').at(-1)?.slice(0, 200) ?? '';
  const code = exitCode === null ? '' : ` with code ${exitCode}`;
  return `it ended by ${end}${code}${detail === null ? '' : `: ${detail}`}${said === '' ? '' : ` (${said})`}`;
}
