import { describe, expect, it } from 'vitest';

import type { Reply } from '@assay/eval-core/reply';

import {
  SandboxUnavailableError,
  type ProgramEnd,
  type ProgramRun,
  type Sandbox,
} from '../sandbox/sandbox.ts';
import { createCodeGrader } from './code-grader.ts';

const PROGRAM = '```python\nprint(input())\n```';
const item = {
  gold: null,
  options: null,
  prompt: null,
  params: {
    form: 'stdio',
    tests: [
      { input: 'a', output: 'a' },
      { input: 'b', output: 'b' },
    ],
  },
};

/** Prints its input unless told to end otherwise, and keeps what it was given. */
function echo(end: ProgramEnd = 'exited', durationMs = 1) {
  const runs: ProgramRun[] = [];
  const sandbox: Sandbox = {
    level: 'pyodide',
    description: 'an echo',
    pythonVersion: '3',
    run(program) {
      runs.push(program);
      const exitCode = end === 'exited' ? 0 : null;
      const detail = end === 'exited' ? null : 'It did not start.';
      return Promise.resolve({
        end,
        exitCode,
        stdout: program.stdin,
        stderr: '',
        durationMs,
        detail,
      });
    },
    close: () => Promise.resolve(),
  };
  return { runs, open: () => Promise.resolve(sandbox) };
}

function gradeWith(
  sandbox: Pick<ReturnType<typeof echo>, 'open'>,
  content: string,
  { isBare = false, ...rest }: Partial<Reply> & { isBare?: boolean } = {},
) {
  const reply = { content, reasoning: null, finish: 'stop', ...rest } as const;
  return createCodeGrader(sandbox).grade(item, reply, { isBare });
}

describe('createCodeGrader', () => {
  it('runs the program of a reply and says where it was run', async () => {
    const sandbox = echo();
    expect(await gradeWith(sandbox, `Here:\n${PROGRAM}`)).toMatchObject({
      outcome: 'correct',
      extracted: { text: 'print(input())', start: 16, rule: 'code-block', source: 'answer' },
      checks: { 'test 1': true, 'test 2': true },
      environment: 'an echo',
    });
    expect(sandbox.runs.map(({ stdin }) => stdin)).toEqual(['a', 'b']);
    expect(sandbox.runs[0]?.files['program.py']).toBe('print(input())');
  });

  it('runs all of a program that is longer than what a verdict keeps', async () => {
    const sandbox = echo();
    const long = `# ${'x'.repeat(5_000)}\nprint(input())`;
    await gradeWith(sandbox, `\`\`\`python\n${long}\n\`\`\``);
    await gradeWith(sandbox, long, { isBare: true });
    expect(sandbox.runs[0]?.files['program.py']).toBe(long);
    expect(sandbox.runs[2]?.files['program.py']).toBe(long);
  });

  it('reads the program of closed thinking where the answer has none', async () => {
    expect(await gradeWith(echo(), `<think>${PROGRAM}\n</think>See above.`)).toMatchObject({
      outcome: 'correct',
      doubts: ['answer-in-thinking'],
    });
  });

  it.each([
    ['', {}, 'empty'],
    ['I cannot.', {}, 'no-answer'],
    ['```python\nprint(', { finish: 'length' }, 'cut-off'],
    ['```python\nprint(input())', {}, 'no-answer'],
    [`<think>${PROGRAM}`, {}, 'cut-off'],
  ] as const)('runs nothing where %j with %j has no program: %s', async (content, rest, reason) => {
    const sandbox = echo();
    expect(await gradeWith(sandbox, content, rest)).toMatchObject({ outcome: 'incorrect', reason });
    expect(sandbox.runs).toEqual([]);
  });

  it('finds a program over its limits incorrect', async () => {
    expect(await gradeWith(echo('time-limit'), PROGRAM)).toMatchObject({
      outcome: 'incorrect',
      reason: 'wrong-answer',
      detail: '0 of 2 tests pass; test 1: over 6 s',
    });
  });

  it('leaves out what does not fit into the time of a verdict, as unscorable', async () => {
    expect(await gradeWith(echo('exited', 60_000), PROGRAM)).toMatchObject({
      outcome: 'unscorable',
      reason: 'time-limit',
      checks: { 'test 1': true, 'test 2': null },
    });
  });

  it('says unscorable when the program could not be run', async () => {
    expect(await gradeWith(echo('sandbox-failure'), PROGRAM)).toMatchObject({
      outcome: 'unscorable',
      reason: 'sandbox-failure',
      detail: 'It did not start.',
    });
    const open = () => Promise.reject(new SandboxUnavailableError('No sandbox holds.'));
    expect(await gradeWith({ open }, PROGRAM)).toMatchObject({
      reason: 'sandbox-failure',
      detail: 'No sandbox holds.',
      extracted: { text: 'print(input())' },
    });
  });

  it('opens no sandbox for an item that cannot be read', async () => {
    const grader = createCodeGrader({ open: () => Promise.reject(new Error('opened')) });
    const broken = { ...item, params: { form: 'stdio' } };
    const reply = { content: PROGRAM, reasoning: null, finish: 'stop' } as const;
    expect(await grader.grade(broken, reply, { isBare: false })).toMatchObject({
      outcome: 'unscorable',
      reason: 'unreadable-gold',
    });
  });

  it('begins no program once it is told to stop, and makes no verdict', async () => {
    const sandbox = echo();
    const stop = new AbortController();
    stop.abort(new Error('The worker stops.'));
    const reply = { content: PROGRAM, reasoning: null, finish: 'stop' } as const;
    const context = { signal: stop.signal };
    const graded = createCodeGrader(sandbox).grade(item, reply, { isBare: false, context });
    await expect(graded).rejects.toThrow('The worker stops.');
    expect(sandbox.runs).toEqual([]);
  });

  it('does not hide a fault of its own', async () => {
    const open = () => Promise.reject(new TypeError('a bug'));
    await expect(gradeWith({ open }, PROGRAM)).rejects.toThrow('a bug');
  });
});
