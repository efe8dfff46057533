import { describe, expect, it } from 'vitest';

import { UnreadableItemError } from '../graders/grader.ts';
import { readCodeItem } from './read-code-item.ts';

const read = (params: Record<string, unknown>) =>
  readCodeItem({ gold: null, options: null, prompt: null, params });

describe('readCodeItem', () => {
  it('reads the three forms', () => {
    expect(read({ form: 'stdio', tests: [{ input: '1', output: 2 }] })).toEqual({
      sought: { entryPoint: null, opening: null },
      tests: { form: 'stdio', tests: [{ input: '1', output: '2' }] },
      limits: { timeMs: 6_000, memoryMiB: 1_024 },
    });
    const calls = [
      { input: [1, 'a'], output: '2' },
      { input: '1\n[2.0]\n', output: '(3,)' },
    ];
    const limits = { timeMs: 500, memoryMiB: 256 };
    expect(read({ form: 'function', entryPoint: 'f', tests: calls, atol: 0.1, limits })).toEqual({
      sought: { entryPoint: 'f', opening: null },
      tests: {
        form: 'function',
        entryPoint: 'f',
        tests: [
          { arguments: { values: [1, 'a'] }, output: '2' },
          { arguments: { lines: ['1', '[2.0]'] }, output: { kind: 'tuple', items: [3n] } },
        ],
        absoluteTolerance: 0.1,
        isUnordered: false,
      },
      limits,
    });
    expect(read({ form: 'check', tests: 'assert True' })).toMatchObject({
      tests: { form: 'check', entryPoint: null, tests: ['assert True'] },
      limits: { timeMs: 3_000 },
    });
  });

  const tests = [{ input: [], output: 1 }];
  it.each([
    [{ form: 'stdio', language: 'rust', tests }, /Programs in "rust" cannot be run/],
    [{ tests }, /The "form" of a code item .*, not nothing/],
    [{ form: 'function', tests }, /needs an "entryPoint"/],
    [{ form: 'function', entryPoint: 'a b', tests }, /"entryPoint" .* not "a b"/],
    [{ form: 'function', entryPoint: 'f', tests: [] }, /1 to 10000 "tests"/],
    [{ form: 'stdio', tests: [{ input: '' }] }, /list of objects with "input" and "output"/],
    [{ form: 'stdio', tests: 'text' }, /list of objects/],
    [{ form: 'function', entryPoint: 'f', tests: [{ input: 3, output: 1 }] }, /"input" of test 1/],
    [
      { form: 'function', entryPoint: 'f', tests: [{ input: '3', output: 'x y' }] },
      /"output" of test 1/,
    ],
    [{ form: 'function', entryPoint: 'f', tests, atol: -1 }, /"atol"/],
    [{ form: 'function', entryPoint: 'f', tests, unordered: 1 }, /"unordered"/],
    [{ form: 'check', tests: [''] }, /source text with assertions/],
    [{ form: 'check', tests: 'x', limits: { timeMs: 5 } }, /"timeMs" .* from 100 to 60000, not 5/],
    [{ form: 'check', tests: 'x', limits: { memoryMiB: 1.5 } }, /"memoryMiB"/],
  ])('says what is wrong with %j', (params, sentence) => {
    expect(() => read(params)).toThrow(UnreadableItemError);
    expect(() => read(params)).toThrow(sentence);
  });
});
