import type { Recipe } from './recipe.ts';

/**
 * Records hold availability and constraints, and no answer. The published checker lets the last day's
 * earliest slot win where the earliest is asked for, and always calls "no slot" wrong; here both are judged by
 * the rules themselves. It counts slots in steps of five minutes, here any minute may begin one.
 */
export const baCalendarPublic: Recipe = {
  name: 'ba-calendar-public',
  title: 'BA-Calendar (public)',
  description:
    'Find a time for a meeting within availability, duration, buffers and other constraints; all of them are checked by a program. Some verdicts differ from the published checker\'s: the earliest slot is the earliest of the week, and "no common slot" is right where there is none.',
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
      derive: {
        free: {
          field: ['metadata.availability', 'constraints.availability', 'availability'],
          transforms: ['python'],
        },
        rules: { field: 'constraints', transforms: ['python'] },
      },
      prompt: { field: ['task_prompt', 'prompt'] },
      instance: {
        participants: { field: 'free', transforms: ['keys'] },
        days: { field: 'params.days_of_week', transforms: ['python'] },
        availability: 'free',
        durationMinutes: { field: 'rules.meeting_duration', transforms: ['number'] },
        granularityMinutes: { constant: 1 },
        bufferMinutes: {
          field: 'rules.buffer_time_before_and_after_meeting',
          transforms: ['number'],
          otherwise: null,
        },
        noWeekends: { field: 'rules.no_meetings_on_weekends', otherwise: false },
        notBefore: {
          field: 'rules.no_meetings_before',
          transforms: ['hour-to-time'],
          otherwise: null,
        },
        notAfter: {
          field: 'rules.no_meetings_after',
          transforms: ['hour-to-time'],
          otherwise: null,
        },
        blockedTimes: {
          field: 'rules.no_meetings_during_specific_times',
          transforms: ['as-list'],
          otherwise: [],
        },
        highPriority: { field: 'rules.high_priority_meeting', otherwise: false },
      },
      attributes: {
        constrainedness: {
          field: ['constrainedness', 'metadata.constrainedness'],
          otherwise: null,
        },
      },
    },
  ],
  grader: { kind: 'ba-calendar', params: {} },
  template:
    '{{prompt}}\n\nReason first. End with the line "Final answer: Monday 09:00-10:00", with the day and slot that you found, or "Final answer: No common time slot available".',
  defaultRepeats: 5,
  licence: { name: 'MIT', note: 'Stated on the hub.' },
  isGated: false,
  isShared: true,
  expectedItems: 2000,
};
