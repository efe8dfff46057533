import type { Recipe } from './recipe.ts';
import { INTEGER_ANSWER } from './templates.ts';

export const aime2025: Recipe = {
  name: 'aime-2025',
  title: 'AIME 2025',
  description:
    'The 30 problems of both rounds of the American Invitational Mathematics Examination of February 2025. With so few items the standard error of a single pass is several points: 50 repeats are the default.',
  area: 'mathematics',
  hub: {
    dataset: 'MathArena/aime_2025',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: ['problem_idx', 'id'], otherwise: null, transforms: ['text'] },
      prompt: 'problem',
      gold: { field: 'answer', transforms: ['text', 'trim'] },
    },
    {
      key: { field: 'ID', otherwise: null, transforms: ['text'] },
      prompt: { field: ['Problem', 'Question'] },
      gold: { field: 'Answer', transforms: ['text', 'trim'] },
    },
  ],
  grader: { kind: 'number', params: {} },
  template: INTEGER_ANSWER,
  defaultRepeats: 50,
  licence: {
    name: 'CC-BY-NC-SA-4.0',
    note: 'Stated by MathArena; not for commercial use, and copies must carry the same licence.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 30,
};
