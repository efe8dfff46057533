import { describe, expect, it } from 'vitest';

import { graderText, isSameGrader } from './grader-text.ts';

const math = { kind: 'math', name: 'math', version: '3', params: {} };

describe('a grader in words', () => {
  it.each([
    [{}, 'math 3'],
    [{ profile: 'hendrycks' }, 'math 3, profile hendrycks'],
    [
      { profile: 'qwen', tolerance: { relative: 0.01 } },
      'math 3, profile qwen, tolerance {"relative":0.01}',
    ],
  ])('names every parameter of %o', (params, text) => {
    expect(graderText({ ...math, params })).toBe(text);
  });

  it('is the same with its parameters in another order, and another under another profile', () => {
    const one = { ...math, params: { profile: 'qwen', mode: 'strict' } };
    expect(isSameGrader(one, { ...math, params: { mode: 'strict', profile: 'qwen' } })).toBe(true);
    expect(isSameGrader(one, { ...one, params: { ...one.params, profile: 'nemo' } })).toBe(false);
    expect(isSameGrader(one, { ...one, version: '4' })).toBe(false);
  });
});
