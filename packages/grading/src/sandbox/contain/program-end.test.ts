import { describe, expect, it } from 'vitest';

import { readEnd, type ObservedEnd } from './program-end.ts';

const EXITED: ObservedEnd = {
  ourEnd: null,
  started: true,
  spawnError: null,
  exitCode: 0,
  signal: null,
  limits: { timeMs: 1_000, memoryMiB: 256, outputBytes: 1_000, processes: 8 },
  stderr: '',
};
const TRACEBACK = 'Traceback (most recent call last):\n  File "main.py", line 1\n';

describe('readEnd', () => {
  it.each<[string, Partial<ObservedEnd>, string, number | null]>([
    ['a clean exit', {}, 'exited', 0],
    ['an exit code', { exitCode: 3 }, 'exited', 3],
    ['an exception', { exitCode: 1, stderr: `${TRACEBACK}ValueError: MemoryError` }, 'exited', 1],
    [
      'a refused allocation',
      { exitCode: 1, stderr: `${TRACEBACK}MemoryError\n` },
      'memory-limit',
      null,
    ],
    [
      'one with a message',
      { exitCode: 1, stderr: `${TRACEBACK}MemoryError: no\n` },
      'memory-limit',
      null,
    ],
    ['one that was survived', { exitCode: 0, stderr: 'MemoryError\n' }, 'exited', 0],
    ['a crash that bubblewrap reports', { exitCode: 139 }, 'killed', null],
    ['a crash of the command itself', { exitCode: null, signal: 'SIGSEGV' }, 'killed', null],
    ['processor time that ran out inside', { exitCode: 152 }, 'time-limit', null],
    ['processor time that ran out', { exitCode: null, signal: 'SIGXCPU' }, 'time-limit', null],
    ['our own kill', { exitCode: 137, ourEnd: 'output-limit' }, 'output-limit', null],
    ['an exit before the start', { exitCode: 1, started: false }, 'sandbox-failure', null],
    ['a code above all signals', { exitCode: 255 }, 'exited', 255],
  ])('reads %s', (_, observed, end, exitCode) => {
    expect(readEnd({ ...EXITED, ...observed })).toMatchObject({ end, exitCode });
  });

  it('names the limit in a sentence', () => {
    expect(readEnd({ ...EXITED, ourEnd: 'time-limit' }).detail).toBe(
      'The program ran longer than 1000 ms.',
    );
  });

  it('tells why a sandbox did not start', () => {
    const failed = { ...EXITED, started: false, exitCode: 1, stderr: 'bwrap: No permissions\n' };

    expect(readEnd(failed).detail).toBe('The sandbox did not start: bwrap: No permissions');
    expect(readEnd({ ...failed, spawnError: 'spawn bwrap ENOENT' }).detail).toBe(
      'The sandbox did not start: spawn bwrap ENOENT',
    );
  });
});
