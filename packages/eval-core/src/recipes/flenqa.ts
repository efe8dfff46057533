import type { Recipe } from './recipe.ts';

export const flenqa: Recipe = {
  name: 'flenqa',
  title: 'FlenQA',
  description:
    'Whether a statement is true or false by facts that stand within 250 to 3,000 tokens of other text, by length, kind of padding and where the facts stand.',
  area: 'general',
  hub: {
    dataset: 'alonj/FLenQA',
    config: 'default',
    split: 'eval',
    revision: null,
    isVerified: false,
  },
  mappings: [
    {
      prompt: { field: ['mixin', 'context'] },
      promptEnd: { field: ['assertion/question', 'assertion', 'question'] },
      gold: {
        field: 'label',
        transforms: [
          'text',
          {
            map: {
              True: 'True',
              False: 'False',
              true: 'True',
              false: 'False',
              '1': 'True',
              '0': 'False',
            },
          },
        ],
      },
      attributes: {
        set: { field: 'dataset', otherwise: null },
        tokens: { field: 'ctx_size', otherwise: null },
        padding: { field: 'padding_type', otherwise: null },
        dispersion: { field: 'dispersion', otherwise: null },
      },
      labelNames: true,
    },
  ],
  grader: { kind: 'text', params: { match: 'boolean' } },
  template:
    '{{prompt}}\n\nIs that true or false by the text above? Reason first, and end with the line "Final answer: True" or "Final answer: False".',
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: null,
};
