import type { Recipe } from './recipe.ts';
import { PLAIN } from './templates.ts';

export const ifeval: Recipe = {
  name: 'ifeval',
  title: 'IFEval',
  description:
    'Requests with instructions that can be checked by counting and comparing: words, paragraphs, case, language, format. Correct is a reply that follows all of them, read strictly.',
  area: 'general',
  hub: {
    dataset: 'google/IFEval',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: 'key', transforms: ['text'], otherwise: null },
      prompt: 'prompt',
      params: {
        ids: 'instruction_id_list',
        kwargs: { field: 'kwargs', transforms: ['drop-nulls'] },
      },
      attributes: {
        instructions: {
          field: 'instruction_id_list',
          transforms: [{ each: [{ before: ':' }] }, 'distinct', { join: ', ' }],
        },
      },
    },
  ],
  grader: { kind: 'instructions', params: { mode: 'strict' } },
  template: PLAIN,
  defaultRepeats: 5,
  licence: { name: 'Apache-2.0', note: 'Published by Google Research.' },
  isGated: false,
  isShared: true,
  expectedItems: 541,
};
