import type { Recipe } from './recipe.ts';
import { BOXED_ANSWER } from './templates.ts';

export const hmmtFeb2025: Recipe = {
  name: 'hmmt-feb-2025',
  title: 'HMMT February 2025',
  description:
    'Problems of the Harvard–MIT Mathematics Tournament of February 2025. Answers are numbers or formulas and are compared by value.',
  area: 'mathematics',
  hub: {
    dataset: 'MathArena/hmmt_feb_2025',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: 'problem_idx', otherwise: null, transforms: ['text'] },
      prompt: 'problem',
      gold: { field: 'answer', transforms: ['text', 'trim'] },
      attributes: {
        topic: { field: 'problem_type', transforms: [{ join: ', ' }], otherwise: null },
      },
    },
  ],
  grader: { kind: 'math', params: {} },
  template: BOXED_ANSWER,
  defaultRepeats: 5,
  licence: {
    name: 'CC-BY-NC-SA-4.0',
    note: 'Stated by MathArena; not for commercial use, and copies must carry the same licence.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 30,
};
