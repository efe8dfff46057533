import type { Recipe } from './recipe.ts';

export const gsm8k: Recipe = {
  name: 'gsm8k',
  title: 'GSM8K',
  description:
    'Word problems of grade-school arithmetic in two to eight steps; each answer is one number.',
  area: 'mathematics',
  hub: { dataset: 'openai/gsm8k', config: 'main', split: 'test', revision: null, isVerified: true },
  mappings: [
    {
      prompt: 'question',
      gold: { field: 'answer', transforms: ['after-hashes', 'no-thousands-commas'] },
    },
  ],
  grader: { kind: 'number', params: {} },
  template:
    '{{prompt}}\n\nWork it out step by step. End with a line that holds "####" and then the answer, a number alone.',
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Published by OpenAI.' },
  isGated: false,
  isShared: true,
  expectedItems: 1319,
};
