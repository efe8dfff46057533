import { execFile } from 'node:child_process';
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findBubblewrap } from './bubblewrap/bubblewrap.ts';
import type { Launch, Launcher } from './launcher.ts';
import { prepareLevel } from './levels/prepare-level.ts';
import { preparePyodide } from './levels/pyodide.ts';
import { openSandbox, probeLevels } from './open-sandbox.ts';
import { nodeArguments } from './pyodide/node-command.ts';
import { findOrMakePyodideHome, type PyodideHome } from './pyodide/pyodide-home.ts';
import { SandboxUnavailableError } from './sandbox.ts';

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'assay-weak-levels-test-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A launcher with a hole in it. */
function weakened(launcher: Launcher, weaken: (launch: Launch) => Launch): Launcher {
  return { ...launcher, launch: (program, seat) => weaken(launcher.launch(program, seat)) };
}

const without = (argument: RegExp) => (launch: Launch) => ({
  ...launch,
  args: launch.args.filter((candidate) => !argument.test(candidate)),
});
/** Before the read-only remounts, so that mount points can still be made. */
const withMount =
  (...added: string[]) =>
  (launch: Launch) => ({
    ...launch,
    args: launch.args.toSpliced(launch.args.indexOf('--remount-ro'), 0, ...added),
  });

async function canRunBubblewrap(): Promise<boolean> {
  return findBubblewrap()
    .then(() => prepareLevel('bubblewrap-python', scratch))
    .then(
      () => true,
      () => false,
    );
}

describe('a bubblewrap with a hole is refused', () => {
  it.each<[hole: string, caughtBy: string, weaken: (launch: Launch) => Launch]>([
    ['the host’s network', 'keeps programs from the network', without(/^--unshare-net$/)],
    ['the host’s processes', 'ends detached children', without(/^--unshare-pid$/)],
    ['no limit of processes', 'limits processes', without(/^--nproc=/)],
    ['a variable of the environment', 'keeps files, secrets', withFirstVariable],
    ['the secrets’ folder', 'keeps files, secrets', (launch) => showScratch('--ro-bind', launch)],
    [
      'a folder to write to',
      'keeps programs from writing',
      (launch) => showScratch('--bind', launch),
    ],
    [
      'scratch space without a limit',
      'limits scratch space',
      (launch) => withMount('--perms', '1777', '--tmpfs', '/more')(launch),
    ],
  ])('%s: caught by "%s"', async (_, caughtBy, weaken) => {
    if (!(await canRunBubblewrap())) return;
    const prepare = async () => weakened(await prepareLevel('bubblewrap-python', scratch), weaken);
    const opening = openSandbox({ level: 'bubblewrap-python', folder: scratch, prepare });

    await expect(opening).rejects.toThrow(SandboxUnavailableError);
    await expect(opening).rejects.toThrow(caughtBy);
  });

  it('a memory limit that nobody watches: caught by "limits the memory of all processes together"', async () => {
    if (!(await canRunBubblewrap())) return;
    const prepare = async () => ({
      ...(await prepareLevel('bubblewrap-python', scratch)),
      memoryCeilingMiB: () => 1_000_000,
    });

    await expect(
      openSandbox({ level: 'bubblewrap-python', folder: scratch, prepare }),
    ).rejects.toThrow('limits the memory of all processes together');
  });

  function withFirstVariable(launch: Launch): Launch {
    return withMount('--setenv', 'DATABASE_URL', 'postgres://secret')(launch);
  }
  function showScratch(how: '--bind' | '--ro-bind', launch: Launch): Launch {
    return withMount(how, scratch, scratch)(launch);
  }
});

describe('the hardened Node', () => {
  let home: PyodideHome;
  beforeAll(async () => {
    home = await findOrMakePyodideHome(scratch);
  });

  /** The bare command of a level that may have namespaces around it. */
  const bare = (args: string[]) => (launch: Launch) => ({
    ...launch,
    command: process.execPath,
    args,
  });

  it('shuts out the network, files and processes by itself, where namespaces cannot help', async () => {
    const launcher = weakened(await preparePyodide(home), bare(nodeArguments(home.folder)));
    const reports = await probeLevels({
      folder: scratch,
      prepare: (level) =>
        level === 'pyodide' ? Promise.resolve(launcher) : Promise.reject(new Error('not tried')),
    });

    expect(reports.at(-1)?.checks.filter(({ held }) => !held)).toEqual([]);
    expect(reports.at(-1)?.held).toBe(true);
  });

  it('is refused when its doors stay open', async () => {
    const open = path.join(scratch, 'pyodide-open');
    await cp(home.folder, open, { recursive: true });
    const runner = path.join(open, 'runner.mjs');
    const source = await readFile(runner, 'utf8');
    await writeFile(runner, source.replace('closeDoors(complain);', ''));
    const args = nodeArguments(open).filter((argument) => argument.endsWith('.mjs'));
    const launcher = weakened(await preparePyodide(home), bare(args));

    const opening = openSandbox({
      level: 'pyodide',
      folder: scratch,
      prepare: () => Promise.resolve(launcher),
    });
    await expect(opening).rejects.toThrow('keeps files, secrets and the environment');
    await expect(opening).rejects.toThrow('keeps programs from the network');
  });

  it.each([
    ['nothing leads out of any object that Python can reach', [], / objects, 0 lead out\n$/],
    ['the walk would find it', ['--doors-open'], /process\.getBuiltinModule <- /],
  ])('%s', async (_, options, expected) => {
    const walker = path.join(home.folder, 'walk-reachable.mjs');
    await copyFile(path.join(import.meta.dirname, 'testing', 'walk-reachable.mjs'), walker);
    const args = [...nodeArguments(home.folder).slice(0, -1), walker, ...options];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} });

    expect(stdout).toMatch(expected);
    expect(Number(/(\d+) objects/.exec(stdout)?.[1])).toBeGreaterThan(10_000);
  });
});
