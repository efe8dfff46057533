import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { findProcessesNaming } from './canary/find-processes.ts';
import { openSandbox, probeLevels, type LevelReport } from './open-sandbox.ts';
import {
  SANDBOX_LEVELS,
  type ProgramEnd,
  type ProgramResult,
  type Sandbox,
  type SandboxLevel,
  type SandboxLimits,
} from './sandbox.ts';

const LIMITS: SandboxLimits = {
  timeMs: 20_000,
  memoryMiB: 256,
  outputBytes: 50_000,
  processes: 16,
};

let scratch: string;
let reports: LevelReport[];

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'assay-sandbox-test-'));
  reports = await probeLevels({ folder: scratch });
  for (const { level, held, description, reason, durationMs } of reports) {
    const outcome = held ? `holds (${description})` : `is refused (${reason})`;
    console.info(`Sandbox level ${level} ${outcome}; probed in ${Math.round(durationMs)} ms.`);
  }
});

afterAll(async () => {
  const left = await readdir(scratch);
  await rm(scratch, { recursive: true, force: true });
  expect(left.filter((name) => !name.startsWith('pyodide-'))).toEqual([]);
});

it('finds at least one level on every machine that runs Node', () => {
  expect(reports.map(({ level }) => level)).toEqual(SANDBOX_LEVELS);
  expect(reports.filter(({ held }) => held)).not.toEqual([]);
});

/** Programs that must end so, whatever else they try: at each level, what the result may be. */
const HOSTILE: [
  name: string,
  source: string,
  ends: ProgramEnd[],
  limits?: Partial<SandboxLimits>,
][] = [
  [
    'a fork bomb',
    'import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass\n',
    ['time-limit'],
    { timeMs: 1_500 },
  ],
  ['an endless loop', 'while True:\n    pass\n', ['time-limit'], { timeMs: 1_000 }],
  [
    'an endless loop that catches everything',
    'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n',
    ['time-limit'],
    { timeMs: 1_000 },
  ],
  // Pyodide's Python has 32-bit sizes: there 10 GB are an OverflowError, which the program dies of.
  ['10 GB at once', 'taken = bytearray(10 << 30)\n', ['memory-limit', 'exited']],
  [
    '10 GB bit by bit',
    'taken = []\nwhile True:\n    taken.append(b"x" * 999_999 + bytes([len(taken) % 256]))\n',
    ['memory-limit'],
  ],
  [
    'a write outside',
    'open("/usr/lib/mark", "w").write("x")\nopen("/etc/mark", "w")\n',
    ['exited'],
  ],
  ['a socket', 'import socket\nsocket.create_connection(("192.0.2.1", 80), 2)\n', ['exited']],
  ['100 MB of output', 'for _ in range(1_000):\n    print("x" * 99_999)\n', ['output-limit']],
  [
    '100 MB of errors',
    'import sys\nfor _ in range(1_000):\n    print("x" * 99_999, file=sys.stderr)\n',
    ['output-limit'],
  ],
  ['a shell', 'import os, sys\nsys.exit(0 if os.system("id") == 0 else 3)\n', ['exited']],
  ['a crash of the interpreter', 'import os\nos.abort()\n', ['killed', 'exited']],
  [
    'a secret of the kernel',
    'print(open("/proc/1/environ").read())\nopen("/etc/shadow")\n',
    ['exited'],
  ],
];

describe.each(SANDBOX_LEVELS)('at the level %s', (level) => {
  let sandbox: Sandbox | null = null;

  beforeAll(async () => {
    if (offered(level).held) sandbox = await openSandbox({ level, folder: scratch });
  });
  afterAll(() => sandbox?.close());

  const run = (source: string, limits: Partial<SandboxLimits> = {}, entry = 'main.py') =>
    runIn(sandbox, source, limits, entry);

  it('every canary failed to get out, or the level is refused', () => {
    const { held, checks, reason } = offered(level);
    if (held) expect(checks.filter((check) => !check.held)).toEqual([]);
    else expect(reason).not.toBeNull();
  });

  it.concurrent.each(HOSTILE)('%s ends as a clear result', async (_, source, ends, limits = {}) => {
    if (!offered(level).held) return;
    const result = await run(source, limits);

    expect(ends).toContain(result.end);
    expect(result.exitCode).not.toBe(0);
    expect(result.stdout.length + result.stderr.length).toBeLessThanOrEqual(2 * LIMITS.outputBytes);
  });

  it('runs a harmless program after all of them', async () => {
    if (!offered(level).held) return;
    const result = await run('print(6 * 7)\n');
    expect(result).toMatchObject({ end: 'exited', exitCode: 0, stdout: '42\n' });
  });

  it('leaves no process of a program that was ended', async () => {
    if (!offered(level).held) return;
    const entry = `main-${process.pid}-${level}.py`;
    const source =
      'import os\nfor _ in range(3):\n    try:\n        os.fork()\n        os.setsid()\n    except OSError:\n        pass\nwhile True:\n    pass\n';
    const result = await run(source, { timeMs: 500 }, entry);

    expect(result.end).toBe('time-limit');
    expect(await findProcessesNaming(entry)).toEqual([]);
    expect(await findProcessesNaming(path.join(scratch, 'pyodide-'))).toEqual([]);
  });

  it('runs programs side by side, each with its own input and files', async () => {
    if (!offered(level).held) return;
    const source =
      'import os\nnumber = int(input())\nopen(f"own-{number}", "w").close()\nprint(number, sorted(os.listdir(".")))\n';
    const results = await Promise.all(
      [1, 2, 3, 4].map((number) => runIn(sandbox, source, {}, 'main.py', `${number}\n`)),
    );

    expect(results.map(({ stdout }) => stdout)).toEqual(
      [1, 2, 3, 4].map((number) => `${number} ['main.py', 'own-${number}']\n`),
    );
  });

  it('reports exit codes, exceptions and what was printed before', async () => {
    if (!offered(level).held) return;
    expect(await run('import sys\nprint("a")\nsys.exit(3)\n')).toMatchObject({
      end: 'exited',
      exitCode: 3,
      stdout: 'a\n',
    });
    const failed = await run('print("a")\n1 / 0\n');
    expect(failed).toMatchObject({ end: 'exited', exitCode: 1, stdout: 'a\n' });
    expect(failed.stderr).toMatch(/ZeroDivisionError: division by zero\n$/);
  });

  it('tells what a program costs', async () => {
    if (!offered(level).held) return;
    const times: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const startedAt = performance.now();
      await run('print(1)\n');
      times.push(performance.now() - startedAt);
    }
    times.sort((a, b) => a - b);
    console.info(`A program at the level ${level} takes ${Math.round(times[2] ?? 0)} ms.`);
    expect(times).toHaveLength(5);
  });
});

it('closing a sandbox ends what runs in it and refuses what waits', async () => {
  const sandbox = await openSandbox({ level: 'auto', folder: scratch, concurrency: 1 });
  onTestFinished(() => sandbox.close());
  const endless = runIn(sandbox, 'while True:\n    pass\n');
  const waiting = runIn(sandbox, 'print(1)\n');
  setTimeout(() => void sandbox.close().catch(() => undefined), 1_000);

  expect((await endless).end).toBe('killed');
  expect(await waiting).toMatchObject({ end: 'killed', stdout: '' });
});

function offered(level: SandboxLevel): LevelReport {
  const report = reports.find((candidate) => candidate.level === level);
  if (report === undefined) throw new Error(`The level ${level} was not probed.`);
  return report;
}

function runIn(
  sandbox: Sandbox | null,
  source: string,
  limits: Partial<SandboxLimits> = {},
  entry = 'main.py',
  stdin = '',
): Promise<ProgramResult> {
  if (sandbox === null) throw new Error('There is no sandbox at this level.');
  return sandbox.run({
    files: { [entry]: source },
    entry,
    stdin,
    limits: { ...LIMITS, ...limits },
  });
}
