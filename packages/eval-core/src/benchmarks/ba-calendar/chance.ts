import { openCalendar, slotAt, type Calendar } from './calendar.ts';
import { checkSlot, isKept } from './checks.ts';
import type { BaCalendarProblem, Day } from './problem.ts';
import { earliestSlot } from './start-ranges.ts';

/** The guesser begins at quarters of an hour, counted from the earliest time at which anybody is free. */
const GUESS_STEP_MINUTES = 15;
const NO_SLOT_FRACTION = 1 / 10;

/**
 * The guesser says "no common slot" with a chance of 1/10, else names a uniform day of those to choose from and a
 * uniform start among the quarters of an hour from the earliest to the latest time that anybody is free, with the
 * length that is asked for. Where no such meeting fits it says that there is none.
 */
export function baCalendarChance(problem: BaCalendarProblem): number {
  const calendar = openCalendar(problem);
  const starts = guessedStarts(calendar);
  const hasSlot = earliestSlot(calendar) !== null;
  if (starts.length === 0) return hasSlot ? 0 : 1;
  if (!hasSlot) return NO_SLOT_FRACTION;
  const isRight = (day: Day, start: number): boolean =>
    isKept(checkSlot(calendar, slotAt(problem, day, start)));
  const right = problem.days.flatMap((day) => starts.filter((start) => isRight(day, start)));
  return ((1 - NO_SLOT_FRACTION) * right.length) / (problem.days.length * starts.length);
}

function guessedStarts({ free, problem }: Calendar): number[] {
  const stretches = [...free.values()].flat(2);
  if (stretches.length === 0) return [];
  const earliest = Math.min(...stretches.map(({ start }) => start));
  const latest = Math.max(...stretches.map(({ end }) => end)) - problem.durationMinutes;
  const count = Math.max(0, Math.floor((latest - earliest) / GUESS_STEP_MINUTES) + 1);
  return Array.from({ length: count }, (_, step) => earliest + step * GUESS_STEP_MINUTES);
}
