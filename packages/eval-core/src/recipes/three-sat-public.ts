import type { ItemMapping } from '../imports/item-mapping.ts';
import type { Recipe } from './recipe.ts';

export const threeSatPublic: Recipe = {
  name: '3sat-public',
  title: '3SAT (public)',
  description:
    'Find truth values that satisfy a formula of three-literal clauses, or say that there are none. The published records hold the formula only within the prompt, so an answer counts when it is one of the satisfying assignments that the record lists; the generated benchmark 3sat checks the clauses themselves.',
  area: 'algorithms',
  hub: {
    dataset: 'microsoft/sat',
    config: 'default',
    split: 'train',
    revision: null,
    isVerified: true,
  },
  mappings: [
    assignmentMapping('query_text', 'target_text'),
    assignmentMapping('prompt', 'solution'),
  ],
  grader: { kind: 'text', params: { jsonField: 'Solution' } },
  template:
    '{{prompt}}\n\nReason first. End with one JSON object such as {"Solution": "True, False, True"}: the values of the variables in their order, or "Unsatisfiable".',
  defaultRepeats: 5,
  licence: {
    name: 'none stated',
    note: 'No licence was found with the set: ask before passing items on.',
  },
  isGated: false,
  isShared: true,
  expectedItems: 960,
};

/** On the hub the fields have the names of Eureka's pipeline; its own files those of the generator. */
function assignmentMapping(prompt: string, gold: string): ItemMapping {
  return {
    prompt,
    gold: { field: gold, transforms: ['truth-assignments'] },
    shownGold: { field: gold, transforms: ['truth-assignments', { pick: '0' }] },
    attributes: {
      category: { field: 'category', transforms: ['text'], otherwise: null },
      variables: { field: 'num_var', otherwise: null },
    },
  };
}
