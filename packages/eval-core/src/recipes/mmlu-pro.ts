import type { Recipe } from './recipe.ts';
import { LETTER_ANSWER } from './templates.ts';

export const mmluPro: Recipe = {
  name: 'mmlu-pro',
  title: 'MMLU-Pro',
  description: 'Questions of fourteen fields with up to ten options, in the order of the set.',
  area: 'general',
  hub: {
    dataset: 'TIGER-Lab/MMLU-Pro',
    config: 'default',
    split: 'test',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: 'question_id', transforms: ['text'] },
      prompt: 'question',
      options: 'options',
      gold: { field: 'answer' },
      attributes: {
        category: { field: 'category', otherwise: null },
        source: { field: 'src', otherwise: null },
      },
    },
  ],
  grader: { kind: 'choice', params: {} },
  template: LETTER_ANSWER,
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: 12_032,
};
