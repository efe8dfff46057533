import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Sandbox } from '../sandbox/sandbox.ts';
import { gradeProgram } from './testing/grade-program.ts';
import { openStrongestLevel, type HeldLevels } from './testing/held-levels.ts';
import { claimOfLevels } from './testing/level-claims.ts';
import { asserted, limits, soon, squares, sums } from './testing/small-tasks.ts';

let levels: HeldLevels;
/** The strongest that holds here. */
let sandbox: Sandbox;

beforeAll(async () => {
  levels = await openStrongestLevel();
  const [strongest] = levels.sandboxes;
  if (strongest === undefined) throw new Error('No sandbox holds on this machine.');
  sandbox = strongest;
});

afterAll(() => levels.close());

claimOfLevels('code at the strongest level that holds', () => levels);

describe('code graded in a sandbox', () => {
  it.each([
    ['exits before anything', 'import os\nos._exit(0)\ndef f(x): return x * x'],
    ['exits with success', 'import sys\nsys.exit(0)\ndef f(x): return x * x'],
    ['exits when called', 'import os\ndef f(x): os._exit(0)'],
    ['says that it is done', 'print("{\\"loaded\\": true}")\ndef f(x): print("ok")'],
    [
      'returns what equals everything',
      'class All:\n    def __eq__(self, other): return True\n    def __ne__(self, other): return False\ndef f(x): return All()',
    ],
    [
      'returns what equals everything by way of a callable object',
      'import functools\nclass All:\n    def __eq__(self, other): return True\n@functools.lru_cache\ndef f(x): return All()',
    ],
    [
      'returns numbers that equal everything',
      'class All(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\ndef f(x): return All(5)',
    ],
    [
      'replaces builtins',
      'import builtins\nbuiltins.AssertionError = KeyboardInterrupt\nbuiltins.abs = builtins.sum = lambda *a: 0\ndef f(x): return None',
    ],
    ['writes without end', 'import os\ndef f(x):\n    while True: os.write(1, b"x" * 65536)'],
    ['takes 10 GB', 'def f(x): return bytes(10_000_000_000)[0]'],
    ['recurses without end', 'def f(x): return f(x)'],
    ['does not parse', 'def f(x) return x'],
    ['defines something else', 'def g(x): return x * x'],
  ])('is not taken in by a program that %s', async (_, source) => {
    for (const params of [squares, asserted]) {
      const verdict = await gradeProgram(sandbox, { source, params });
      expect(verdict).toMatchObject({ outcome: 'incorrect', reason: 'wrong-answer' });
    }
  });

  it('keeps what is expected out of the sandbox, but for assertions', async () => {
    // Looks through its files and all that its interpreter holds.
    const source = [
      'import gc, os, re',
      'def f(x):',
      '    texts = [open(os.path.join(folder, name), errors="replace").read()',
      '        for folder, _, names in os.walk(".") for name in names]',
      '    held = [str(each) for each in gc.get_objects() if type(each) in (dict, list, tuple)]',
      '    return sorted(set(re.findall("sesame-[0-9]+", " ".join(texts + held))))',
    ].join('\n');
    const tests = [
      { input: [1], output: [] },
      { input: [2], output: 'sesame-482913' },
    ];
    const called = await gradeProgram(sandbox, { source, params: { ...squares, tests } });
    expect(called.checks).toEqual({ 'test 1': true, 'test 2': false });
    const assertion = 'assert f(1) == []  # sesame-482913';
    const beside = { form: 'check', tests: assertion, limits };
    expect((await gradeProgram(sandbox, { source, params: beside })).outcome).toBe('incorrect');
  });

  it('believes values, not marked lines: a forged report of a wrong value stays wrong', async () => {
    const source = [
      'import json, os',
      'token = json.load(open("task.json"))["token"]',
      'lines = [{"loaded": True}] + [{"test": i, "seconds": 0, "value": 7} for i in range(3)]',
      'os.write(1, "".join(f"\\n{token} {json.dumps(line)}\\n" for line in lines).encode())',
      'os._exit(0)',
    ].join('\n');
    expect(await gradeProgram(sandbox, { source, params: squares })).toMatchObject({
      outcome: 'incorrect',
      scores: { 'tests-passed': 0 },
    });
  });

  it('compares data with data', async () => {
    const values = [
      ['(1, [2, 3])', '[1, (2, 3)]'],
      ['{1, 2}', '[2, 1]'],
      ['{(1, 2): 0.5}', '{(1, 2): 0.5}'],
      ['2 ** 200', String(2n ** 200n)],
      ['float("nan")', 'nan'],
      ['{"a": None}', '{"a": null}'],
      ['"\\u00e4\\ud83d\\ude00\\n"', '"ä😀\\n"'],
      ['__import__("collections").Counter("aab")', '{"a": 2, "b": 1}'],
    ] as const;
    const source = `VALUES = [${values.map(([value]) => value).join(', ')}]\ndef f(x): return VALUES[x]`;
    const tests = values.map(([, output], index) => ({ input: String(index), output }));
    const verdict = await gradeProgram(sandbox, { source, params: { ...squares, tests } });
    expect(verdict).toMatchObject({ outcome: 'correct', scores: { 'tests-passed': 1 } });
  });

  it('gives each test its own arguments, as they were written', async () => {
    const source = 'def f(items):\n    items.append(type(items[0]).__name__)\n    return items';
    const tests = [
      { input: [[1]], output: [1, 'int'] },
      { input: [[1]], output: [1, 'int'] },
      { input: '[2.0]', output: '[2.0, "float"]' },
      { input: '[(1, 2)]', output: '[(1, 2), "tuple"]' },
    ];
    const verdict = await gradeProgram(sandbox, { source, params: { ...squares, tests } });
    expect(verdict.detail).toBe('All 4 tests pass.');
  });

  it('calls the method of a Solution, with the names that such sites import for everybody', async () => {
    const source =
      'class Solution:\n    def f(self, x: int) -> List[int]:\n        return sum(accumulate([x] * x)) * 0 + pow(x, 2)';
    expect((await gradeProgram(sandbox, { source, params: squares })).outcome).toBe('correct');
  });

  it('runs assertions one by one, with the names of the program', async () => {
    const params = {
      form: 'check',
      limits,
      tests: ['import math', 'assert f(2) == 4', 'assert f(3) == 10'],
    };
    expect(await gradeProgram(sandbox, { source: 'def f(x): return x * x', params })).toMatchObject(
      {
        checks: { 'test 1': true, 'test 2': true, 'test 3': false },
        detail: '2 of 3 tests pass; test 3: not so: assert f(3) == 10',
      },
    );
  });

  it('calls check once where the tests call it themselves', async () => {
    const params = { ...asserted, tests: `${asserted.tests}\ncheck(f)\n` };
    const source =
      'calls = []\ndef f(x):\n    calls.append(x)\n    return x * x if len(calls) < 3 else None';
    expect((await gradeProgram(sandbox, { source, params })).outcome).toBe('correct');
  });

  it('takes an error after the output for a failure', async () => {
    const source = 'print(sum(map(int, input().split())))\nraise SystemExit(3)';
    expect(await gradeProgram(sandbox, { source, params: sums })).toMatchObject({
      outcome: 'incorrect',
      detail: '0 of 2 tests pass; test 1: it ended with exit code 3',
    });
  });

  it('lets a slow program have its time for every test', async () => {
    const source = 'import time\ndef f(x):\n    time.sleep(0.9)\n    return x * x';
    const params = { ...squares, limits: soon };
    expect((await gradeProgram(sandbox, { source, params })).outcome).toBe('correct');
  });
});
