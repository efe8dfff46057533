import type { ItemMapping } from '../imports/item-mapping.ts';
import type { Recipe } from './recipe.ts';

export const tspPublic: Recipe = {
  name: 'tsp-public',
  title: 'TSP (public)',
  description:
    'Find the shortest round trip through all cities. The published records are judged by the length of the tour alone: whether the tour that the reply names has that length is not looked at, which the generated benchmark tsp does.',
  area: 'algorithms',
  hub: {
    dataset: 'microsoft/tsp',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [lengthMapping('query_text', 'target_text'), lengthMapping('prompt', 'ground_truth')],
  grader: { kind: 'number', params: {} },
  template:
    '{{prompt}}\n\nReason first. End with the line "Final answer: X", where X is the total length of the shortest round trip, a number alone.',
  defaultRepeats: 5,
  licence: {
    name: 'none stated',
    note: 'No licence was found with the set: ask before passing items on.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 800,
};

/** On the hub the fields have the names of Eureka's pipeline; its own files those of the generator. */
function lengthMapping(prompt: string, gold: string): ItemMapping {
  return {
    prompt,
    gold: { field: gold, transforms: ['number', 'text'] },
    attributes: { category: { field: 'category', transforms: ['text'], otherwise: null } },
  };
}
