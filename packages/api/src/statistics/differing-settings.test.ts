import { expect, it } from 'vitest';

import { differingSettings } from './differing-settings.ts';

const RUN = {
  sampling: { temperature: 0.8, topP: 1, maxTokens: 4096 },
  prompts: { templateText: '{{prompt}}', systemMessageText: null },
  ...{ graderKind: 'math', graderName: 'math', graderVersion: '3' },
  graderParams: { profile: 'qwen', tolerance: 1 },
};

it('finds none between runs that were asked and judged alike', () => {
  const reordered = { ...RUN, graderParams: { tolerance: 1, profile: 'qwen' } };
  expect(differingSettings(RUN, reordered)).toEqual([]);
});

it('names each with both values, long texts shortened', () => {
  const other = {
    ...RUN,
    sampling: { ...RUN.sampling, maxTokens: 512 },
    prompts: { ...RUN.prompts, systemMessageText: 'Think. '.repeat(50) },
    graderVersion: '4',
  };
  const [tokens, message, grader, ...rest] = differingSettings(RUN, other);
  expect(tokens).toEqual({ name: 'max tokens', first: '4096', second: '512' });
  expect(message).toMatchObject({ name: 'system message', first: 'none' });
  expect(message?.second).toHaveLength(80);
  expect(grader).toEqual({ name: 'grader', first: 'math math 3', second: 'math math 4' });
  expect(rest).toEqual([]);
});
