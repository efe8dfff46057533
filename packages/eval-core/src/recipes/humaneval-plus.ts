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
      // Some references carry the beginning of their tests along.
      derive: { solution: { field: 'reference', transforms: [{ upTo: '\ndef check(' }] } },
      key: 'task_id',
      prompt: 'prompt',
      shownGold: 'solution',
      params: {
        form: { constant: 'check' },
        entryPoint: 'entry_point',
        tests: {
          reference: {
            // Some references use names that only the contract defines.
            program: { template: '{{prompt}}{{contract}}{{solution}}' },
            entryPoint: 'entry_point',
            inputs: {
              list: ['base_input', { field: 'plus_input', otherwise: null }],
              flatten: true,
            },
            tolerance: { field: 'atol', otherwise: null },
          },
        },
        limits: { constant: { timeMs: 20_000, memoryMiB: 2_048 } },
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
