import type { Recipe } from './recipe.ts';
import { WHOLE_PROGRAM } from './templates.ts';

/** Tasks that return the items of a set as a list; EvalPlus compares their results as sets. */
const UNORDERED = [
  'Diff',
  'common_in_nested_lists',
  'extract_singly',
  'find_char_long',
  'find_dissimilar',
  'intersection_array',
  'larg_nnum',
  'similar_elements',
];

export const mbppPlus: Recipe = {
  name: 'mbpp-plus',
  title: 'MBPP+',
  description:
    'Tasks of MBPP that were found sound, with many more inputs. Programs are compared with the reference solution on all of them where a file holds inputs, else judged by the tests that it has.',
  area: 'coding',
  hub: {
    dataset: 'evalplus/mbppplus',
    config: 'default',
    split: 'test',
    revision: null,
    isVerified: false,
  },
  mappings: [
    {
      key: { field: 'task_id', transforms: ['text'] },
      prompt: 'prompt',
      promptEnd: { template: 'Name the function {{entry_point}}.' },
      shownGold: 'canonical_solution',
      params: {
        form: { constant: 'check' },
        entryPoint: 'entry_point',
        tests: {
          reference: {
            program: 'canonical_solution',
            entryPoint: 'entry_point',
            inputs: {
              list: [
                'base_input',
                { field: 'plus_input', transforms: ['as-list'], otherwise: null },
              ],
              flatten: true,
            },
            contract: { field: 'contract', otherwise: null },
            tolerance: { field: 'atol', otherwise: null },
            unordered: UNORDERED,
          },
        },
        limits: { constant: { timeMs: 20_000, memoryMiB: 2_048 } },
      },
    },
    {
      key: { field: 'task_id', transforms: ['text'] },
      prompt: 'prompt',
      promptEnd: { field: 'test_list', transforms: [{ join: '\n' }] },
      shownGold: 'code',
      params: { form: { constant: 'check' }, tests: { field: ['test', 'test_list'] } },
    },
  ],
  grader: { kind: 'code', params: { language: 'python' } },
  template: WHOLE_PROGRAM,
  defaultRepeats: 5,
  licence: { name: 'Apache-2.0', note: 'EvalPlus; the tasks are those of MBPP, under CC-BY-4.0.' },
  isGated: false,
  isShared: true,
  expectedItems: 378,
};
