import type { Recipe } from './recipe.ts';
import { BOXED_ANSWER } from './templates.ts';

export const math500: Recipe = {
  name: 'math-500',
  title: 'MATH-500',
  description:
    'Five hundred problems of the MATH test set, from school algebra to precalculus in five levels, with answers as formulas.',
  area: 'mathematics',
  hub: {
    dataset: 'HuggingFaceH4/MATH-500',
    config: 'default',
    split: 'test',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: 'unique_id', otherwise: null },
      prompt: 'problem',
      gold: 'answer',
      attributes: {
        level: { field: 'level', otherwise: null },
        subject: { field: ['subject', 'type'], otherwise: null },
      },
    },
    {
      prompt: 'problem',
      gold: { field: 'solution', transforms: ['last-boxed'] },
      attributes: {
        level: { field: 'level', otherwise: null },
        subject: { field: ['subject', 'type'], otherwise: null },
      },
    },
  ],
  grader: { kind: 'math', params: {} },
  template: BOXED_ANSWER,
  defaultRepeats: 5,
  licence: {
    name: 'MIT',
    note: 'Stated by those who copied it; the problems belong to third parties, and the original set was taken down from the hub.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 500,
};
