import type { ItemMapping } from '../imports/item-mapping.ts';
import type { Recipe } from './recipe.ts';
import { WHOLE_PROGRAM } from './templates.ts';

export const mbpp: Recipe = {
  name: 'mbpp',
  title: 'MBPP',
  description:
    'Short tasks for beginners in Python. The prompt shows the assertions that decide, since they alone tell the name of the function.',
  area: 'coding',
  hub: {
    dataset: 'google-research-datasets/mbpp',
    config: 'full',
    split: 'test',
    revision: null,
    isVerified: true,
  },
  mappings: [assertedMapping('text'), assertedMapping('prompt')],
  grader: { kind: 'code', params: { language: 'python' } },
  template: WHOLE_PROGRAM,
  defaultRepeats: 5,
  licence: { name: 'CC-BY-4.0', note: 'Published by Google Research.' },
  isGated: false,
  isShared: true,
  expectedItems: null,
};

/** The full set keeps the task in "text", the sanitized one in "prompt". */
function assertedMapping(field: string): ItemMapping {
  return {
    key: { field: 'task_id', transforms: ['text'] },
    prompt: field,
    promptEnd: { field: 'test_list', transforms: [{ join: '\n' }] },
    shownGold: { field: 'code', otherwise: null },
    params: {
      form: { constant: 'check' },
      tests: {
        list: [
          { field: 'test_setup_code', otherwise: null },
          { field: 'test_imports', transforms: [{ join: '\n' }], otherwise: null },
          'test_list',
        ],
        flatten: true,
        transforms: ['no-blanks', { join: '\n' }],
      },
    },
  };
}
