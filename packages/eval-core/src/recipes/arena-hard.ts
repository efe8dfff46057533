import type { Recipe } from './recipe.ts';
import { PLAIN } from './templates.ts';

export const arenaHard: Recipe = {
  name: 'arena-hard',
  title: 'Arena-Hard',
  description:
    'Hard requests by real users. There is no right answer: a judge decides by criteria whether a reply serves the one who asked. Published win rates compare with a baseline model\'s replies instead; for those import replies of the baseline as gold and take the judge\'s template "pairwise".',
  area: 'general',
  hub: {
    dataset: 'lmarena-ai/arena-hard-auto-v0.1',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: false,
  },
  mappings: [
    {
      key: 'uid',
      prompt: 'prompt',
      attributes: {
        category: { field: 'category', otherwise: null },
        topic: { field: ['subcategory', 'cluster'], otherwise: null },
      },
    },
    {
      key: { field: ['question_id', 'uid'] },
      prompt: 'turns.0.content',
      attributes: { topic: { field: 'cluster', otherwise: null } },
    },
  ],
  grader: {
    kind: 'judge',
    params: {
      rubric: [
        {
          name: 'does-it',
          text: 'The reply does what was asked, completely and in the form that was asked for.',
        },
        {
          name: 'right',
          text: 'What the reply states is right, and code that it gives would work.',
        },
      ],
    },
  },
  template: PLAIN,
  defaultRepeats: 5,
  licence: { name: 'Apache-2.0', note: 'Stated by its publisher.' },
  isGated: false,
  isShared: true,
  expectedItems: null,
};
