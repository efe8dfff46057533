import { openCalendar } from './calendar.ts';
import { answerText } from './grade.ts';
import type { BaCalendarProblem } from './problem.ts';
import { earliestSlot } from './start-ranges.ts';

/** A reply with the earliest slot that keeps every constraint, or that there is none. */
export function baCalendarGoldReply(problem: BaCalendarProblem): string {
  const first = earliestSlot(openCalendar(problem));
  return `I look for the times when everyone is free, day by day, and try each minute of them.\n\nFinal Answer: ${answerText(first)}`;
}
