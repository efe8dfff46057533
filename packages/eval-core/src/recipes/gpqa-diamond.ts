import type { Recipe } from './recipe.ts';
import { LETTER_ANSWER } from './templates.ts';

/** The authors ask that no item be shown in the open: gated on the hub, and kept out of all that leaves the workspace. */
export const gpqaDiamond: Recipe = {
  name: 'gpqa-diamond',
  title: 'GPQA Diamond',
  description:
    'Questions in physics, chemistry and biology that experts answer and others do not, even with a search engine. Four options, put in an order of chance that the item alone decides. Its terms must be accepted on the hub, and no item is ever shown outside the workspace.',
  area: 'science',
  hub: {
    dataset: 'Idavidrein/gpqa',
    config: 'gpqa_diamond',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: 'Record ID', otherwise: null },
      prompt: 'Question',
      options: {
        list: ['Correct Answer', 'Incorrect Answer 1', 'Incorrect Answer 2', 'Incorrect Answer 3'],
      },
      gold: { constant: 'A' },
      shuffle: { seed: 'gpqa-diamond-1' },
      attributes: {
        domain: { field: 'High-level domain', otherwise: null },
        subdomain: { field: 'Subdomain', otherwise: null },
      },
      share: false,
    },
  ],
  grader: { kind: 'choice', params: {} },
  template: LETTER_ANSWER,
  defaultRepeats: 5,
  licence: {
    name: 'CC-BY-4.0',
    note: 'Gated: its authors ask that examples not be revealed in plain text or pictures online.',
  },
  isGated: true,
  isShared: false,
  expectedItems: 198,
};
