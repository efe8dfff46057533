import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { answersOf, startAssay } from './testing/assay-command.ts';

let data: string;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'assay-cli-'));
});

afterAll(() => rm(data, { recursive: true, force: true }));

function run(args: string[], lines: readonly object[]) {
  return answersOf(startAssay(args, { ASSAY_DATA: data }), lines);
}

const params = {
  language: 'python',
  form: 'stdio',
  tests: [
    { input: '2', output: '4' },
    { input: '3', output: '9' },
  ],
};
const square = '```python\nprint(int(input()) ** 2)\n```';
const double = '```python\nprint(int(input()) * 2)\n```';

describe('assay grade, of programs', () => {
  it('runs them in a sandbox that the verdict names', async () => {
    const { answers, complaints, code } = await run(
      ['grade'],
      [
        { id: 1, kind: 'code', reply: square, params },
        { id: 2, kind: 'code', reply: double, params },
        { id: 3, kind: 'number', gold: 4, reply: 'Final Answer: 4' },
        { id: 4, kind: 'code', reply: square, params: { ...params, language: 'cobol' } },
        { id: 5, kind: 'code', reply: 'No idea.', params },
      ],
    );
    expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
    expect(answers).toMatchObject([
      {
        id: 1,
        verdict: 'correct',
        rule: 'code-block',
        checks: { 'test 1': true, 'test 2': true },
        environment: expect.stringContaining('Python 3.') as string,
      },
      {
        id: 2,
        verdict: 'incorrect',
        scores: { 'tests-passed': 0.5 },
        detail: '1 of 2 tests pass; test 2: line 1 should be "9" and is "6"',
      },
      { id: 3, verdict: 'correct' },
      { id: 4, verdict: 'unscorable', reason: 'unreadable-gold' },
      { id: 5, verdict: 'incorrect', reason: 'no-answer' },
    ]);
  });

  it('needs no sandbox to find a program', async () => {
    const { answers } = await run(['extract'], [{ id: 1, kind: 'code', reply: square, params }]);
    expect(answers).toMatchObject([
      { id: 1, candidates: [{ text: 'print(int(input()) ** 2)', rule: 'code-block' }] },
    ]);
  });

  it('refuses a level that it does not know', async () => {
    const { code, complaints } = await run(['grade', '--sandbox', 'none'], []);
    expect(code).toBe(1);
    expect(complaints).toContain('bubblewrap-python, bubblewrap-pyodide, pyodide');
  });
});
