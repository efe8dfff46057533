import type { Recipe } from './recipe.ts';
import { FUNCTION_PROGRAM } from './templates.ts';

export const humaneval: Recipe = {
  name: 'humaneval',
  title: 'HumanEval',
  description:
    'Complete a Python function from its signature and docstring; a few assertions decide.',
  area: 'coding',
  hub: {
    dataset: 'openai/openai_humaneval',
    config: 'openai_humaneval',
    split: 'test',
    revision: null,
    isVerified: false,
  },
  mappings: [
    {
      key: 'task_id',
      prompt: 'prompt',
      shownGold: { field: 'canonical_solution', otherwise: null },
      params: { form: { constant: 'check' }, entryPoint: 'entry_point', tests: 'test' },
    },
  ],
  grader: { kind: 'code', params: { language: 'python' } },
  template: FUNCTION_PROGRAM,
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Published by OpenAI.' },
  isGated: false,
  isShared: true,
  expectedItems: 164,
};
