import type { Recipe } from './recipe.ts';
import { FUNCTION_PROGRAM } from './templates.ts';

export const humanevalPlus: Recipe = {
  name: 'humaneval-plus',
  title: 'HumanEval+',
  description:
    'The tasks of HumanEval with the stricter tests of EvalPlus. Early files hold a reference solution and inputs instead of tests: programs are then compared with the reference on those inputs.',
  area: 'coding',
  hub: {
    dataset: 'evalplus/humanevalplus',
    config: 'default',
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
    {
      key: 'task_id',
      prompt: 'prompt',
      shownGold: 'reference',
      params: {
        form: { constant: 'check' },
        entryPoint: 'entry_point',
        tests: {
          reference: {
            program: { template: '{{prompt}}{{reference}}' },
            entryPoint: 'entry_point',
            inputs: {
              list: ['base_input', { field: 'plus_input', otherwise: null }],
              flatten: true,
            },
            contract: { field: 'contract', otherwise: null },
            tolerance: { field: 'atol', otherwise: null },
          },
        },
        limits: { constant: { timeMs: 10_000 } },
      },
    },
  ],
  grader: { kind: 'code', params: { language: 'python' } },
  template: FUNCTION_PROGRAM,
  defaultRepeats: 5,
  licence: { name: 'Apache-2.0', note: "EvalPlus; the tasks are HumanEval's, under MIT." },
  isGated: false,
  isShared: true,
  expectedItems: 164,
};
