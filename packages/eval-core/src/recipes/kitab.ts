import type { Recipe } from './recipe.ts';

export const kitab: Recipe = {
  name: 'kitab',
  title: 'Kitab',
  description:
    'Name all books of an author that meet a constraint. The original measures count precision and recall against a catalogue; here a judge compares the list with the books on record by two criteria, so the numbers do not compare with published ones.',
  area: 'general',
  hub: {
    dataset: 'microsoft/kitab',
    config: 'one-book-constraints',
    split: 'test',
    revision: null,
    isVerified: false,
  },
  mappings: [
    {
      prompt: { template: 'Author: {{Author}}\nConstraint: {{constraints}}' },
      gold: { field: ['mapped_books', 'all_books'], transforms: ['python', { join: '; ' }] },
      attributes: { constraint: { field: 'constraint_type', otherwise: null } },
    },
  ],
  grader: {
    kind: 'judge',
    params: {
      rubric: [
        {
          name: 'satisfied',
          text: 'Every book that the answer lists is among the expected ones; spelling, subtitles and editions aside.',
        },
        {
          name: 'complete',
          text: "Every one of the expected books is in the answer's list; spelling, subtitles and editions aside.",
        },
      ],
    },
  },
  template:
    '{{prompt}}\n\nList all books by this author that meet the constraint, one title a line, and nothing else.',
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: null,
};
