import type { Recipe } from './recipe.ts';
import { BOXED_ANSWER } from './templates.ts';

export const omniMath: Recipe = {
  name: 'omni-math',
  title: 'Omni-MATH',
  description:
    'Olympiad problems with free-form answers, of ten steps of difficulty and 33 fields. Answers are compared by value, so those in words count only where they are written alike; published numbers rest on a judge. Grade again by the kind judge with the rule math to have one decide the doubtful ones.',
  area: 'mathematics',
  hub: {
    dataset: 'KbsdJames/Omni-MATH',
    config: 'default',
    split: 'test',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      prompt: 'problem',
      gold: { field: 'answer', transforms: ['text', 'trim'] },
      attributes: {
        difficulty: { field: 'difficulty', otherwise: null },
        field: {
          field: 'domain.0',
          transforms: [{ split: '->' }, { take: 2 }, { join: ' > ' }],
          otherwise: null,
        },
        source: { field: 'source', otherwise: null },
      },
    },
  ],
  grader: { kind: 'math', params: {} },
  template: BOXED_ANSWER,
  defaultRepeats: 5,
  licence: {
    name: 'Apache-2.0',
    note: 'Stated on the hub; the problems come from many competitions.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 4428,
};
