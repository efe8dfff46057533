import type { Recipe } from './recipe.ts';
import { LETTER_ANSWER } from './templates.ts';

/**
 * Options stand in the prompt behind the line "Available options:". Eureka looks for the right option's text
 * within the reply and so credits "1" within "10", and replies that name two options; here one option is
 * chosen or none.
 */
export const spatialMapPublic: Recipe = {
  name: 'spatial-map-public',
  title: 'SpatialMap (public)',
  description:
    'Tell from a description where places on a map lie to each other, or how many lie in a direction. The options stand in the prompt; some published answers do not follow from the text, which the generated benchmark spatial-map avoids.',
  area: 'spatial',
  hub: {
    dataset: 'microsoft/VISION_LANGUAGE',
    config: 'spatial_map_text_only',
    split: 'val_noinstruction',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      key: { field: ['id', 'uid'], transforms: ['text'], otherwise: null },
      prompt: 'prompt',
      options: {
        field: 'prompt',
        transforms: [{ after: 'Available options:' }, 'labelled-options'],
      },
      optionsInPrompt: true,
      gold: { field: 'ground_truth', transforms: ['text', 'trim'] },
      attributes: { task: { field: 'task', transforms: ['text'], otherwise: null } },
    },
  ],
  grader: { kind: 'choice', params: {} },
  template: LETTER_ANSWER,
  defaultRepeats: 5,
  licence: { name: 'CDLA-Permissive-2.0', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: 1500,
};
