import type { Recipe } from './recipe.ts';
import { INTEGER_ANSWER } from './templates.ts';

/** Fields as on the hub and in the copy that Eureka reads. */
export const aime1983To2024: Recipe = {
  name: 'aime-1983-2024',
  title: 'AIME 1983–2024',
  description:
    'All problems of the American Invitational Mathematics Examination from 1983 to 2024. Each answer is an integer from 0 to 999. The older years are on many pages, so models may have seen them.',
  area: 'mathematics',
  hub: {
    dataset: 'gneubig/aime-1983-2024',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: {
        field: 'ID',
        otherwise: null,
      },
      prompt: 'Question',
      gold: { field: 'Answer', transforms: ['text', 'trim'] },
      attributes: {
        year: { field: 'Year', otherwise: null },
        number: { field: 'Problem Number', otherwise: null },
        part: { field: 'Part', otherwise: null },
      },
    },
    {
      prompt: 'problem',
      gold: { field: 'answer', transforms: ['text', 'trim'] },
      attributes: {
        year: { field: 'year', otherwise: null },
        number: { field: ['problem_number', 'number'], otherwise: null },
      },
    },
  ],
  grader: { kind: 'number', params: {} },
  template: INTEGER_ANSWER,
  defaultRepeats: 5,
  licence: {
    name: 'CC0-1.0',
    note: 'Stated by the publisher of the collection; the problems are those of the Mathematical Association of America.',
  },
  isGated: false,
  isShared: true,
  expectedItems: null,
};
