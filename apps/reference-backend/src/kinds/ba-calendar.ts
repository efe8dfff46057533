import {
  findSlot,
  guessSlot,
  type CalendarConclusion,
} from '@assay/eval-core/solvers/ba-calendar/find-slot';
import { readCalendar, type Calendar } from '@assay/eval-core/solvers/ba-calendar/read-calendar';
import { timeText } from '@assay/eval-core/solvers/ba-calendar/time-of-day';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), level 1 and level 10: small 0.90 and 0.12, medium 0.96
 * and 0.28, large 0.99 and 0.59, exact 1 and 1, guesses 0.46 and 0.01.
 */
export const baCalendarKind: ProblemKind<Calendar> = {
  title: 'meetings to be placed in calendars',
  read: readCalendar,
  summary: ({ people, days, rules }) =>
    `I read the calendars of ${people.length} people on ${days.length} days, and ${rules.length} rules.`,
  solvers: {
    'random-guess': {
      algorithm: 'a random time, or "no common time slot" once in ten times',
      answer: (calendar, effort) => concluded(guessSlot(calendar, effort)),
    },
    'small-budget': searching(2, 0.1),
    'medium-budget': searching(3, 0.05),
    'large-budget': searching(5, 0.02),
    exact: {
      algorithm: 'crosses out minutes until the first free stretch; never slips',
      answer: (calendar, { rng, note }) =>
        concluded(findSlot(calendar, { rng, note, slipFraction: 0, peopleBudget: Infinity })),
    },
  },
};

function searching(peopleBudget: number, slipFraction: number): Solver<Calendar> {
  return {
    algorithm: `looks at the calendars of at most ${peopleBudget} people; slips`,
    answer: (calendar, effort) =>
      concluded(findSlot(calendar, { ...withSlips(effort, slipFraction), peopleBudget })),
  };
}

const GROUNDS = {
  found: 'This is what my search of the calendars came to.',
  guessed: 'I did not work this out, so this is a guess.',
} as const;

function concluded({ slot, basis }: CalendarConclusion): string {
  const answer =
    slot === null
      ? 'No common time slot available'
      : `${slot.day} ${timeText(slot.start)}-${timeText(slot.end)}`;
  return `${GROUNDS[basis]}\n\nFinal Answer: ${answer}`;
}
