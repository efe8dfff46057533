import type { Recipe } from './recipe.ts';

/**
 * Records hold constraints and availability, and no answer: any slot that meets all of them is right. The
 * published checker takes the last of several earliest slots and calls "no slot" wrong always.
 */
export const baCalendarPublic: Recipe = {
  name: 'ba-calendar-public',
  title: 'BA-Calendar (public)',
  description:
    'Find a time for a meeting within availability, duration, buffers and other constraints. A judge holds the slot against the constraints on record, so numbers do not compare with published ones, which a program decided; the generated benchmark ba-calendar is judged by a program.',
  area: 'planning',
  hub: {
    dataset: 'microsoft/ba-calendar',
    config: 'default',
    split: 'test',
    revision: null,
    isVerified: true,
  },
  mappings: [
    {
      prompt: { field: ['task_prompt', 'prompt'] },
      gold: {
        template: 'Availability: {{metadata.availability}}\nConstraints: {{constraints}}',
        otherwise: null,
      },
      shownGold: { template: 'any slot within these constraints: {{constraints}}' },
      attributes: {
        constrainedness: {
          field: ['constrainedness', 'metadata.constrainedness'],
          otherwise: null,
        },
      },
    },
  ],
  grader: {
    kind: 'judge',
    params: {
      rubric: [
        {
          name: 'meets-all',
          text: "The final answer names a day and a slot of exactly the meeting's duration that lies, with its buffers, within a free block of every participant on that day, and breaks none of the listed constraints; constraints that are null or false do not apply.",
        },
      ],
    },
  },
  template:
    '{{prompt}}\n\nReason first. End with the line "Final answer: Monday 09:00-10:00", with the day and slot that you found, or "Final answer: No common time slot available".',
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: 2000,
};
