import type { TimeSlot } from '../../answers/day-time-slot.ts';
import { verdictOf, type Verdict } from '../../verdict.ts';
import { openCalendar, type Calendar } from './calendar.ts';
import { CHECKS, checkSlot, isKept, onlyFormat, type CalendarChecks } from './checks.ts';
import { writeTime } from './clock.ts';
import { extractCalendarAnswer } from './extract.ts';
import { parseBaCalendarProblem, type BaCalendarProblem } from './problem.ts';
import { earliestSlot } from './start-ranges.ts';

export const BA_CALENDAR_GRADER = { name: 'ba-calendar', version: '1' };

export const NO_SLOT = 'No common time slot available';

/**
 * Checks the slot that a reply ends on against every constraint; "no common slot" is right exactly when no minute
 * of the problem's days begins a meeting that keeps them all. Any slot that does is right.
 *
 * Checks: the eight of the published metric, null where the problem has no such constraint. What is no slot
 * (no weekday with two times, or one that ends before it begins) is `invalid-answer`: the format is false, the
 * rest null. A right claim that there is none has a true format and nulls; a wrong one breaks every constraint
 * of the problem but the format, since it proposes no meeting. The score `fraction-passed` is the share of the
 * checks that are not null which are true.
 */
export function gradeBaCalendar(problem: BaCalendarProblem, text: string): Verdict | null {
  if (!isGradable(problem)) return verdictOf('unreadable-gold');
  const found = extractCalendarAnswer(text);
  if (found === null) return null;
  const { slot, extraction: extracted, doubts } = found;
  return { ...judge(openCalendar(problem), slot), extracted, doubts };
}

function judge(calendar: Calendar, slot: TimeSlot | null | undefined): Verdict {
  if (slot === null) return judgeNoSlot(calendar);
  if (slot === undefined || slot.endMinute <= slot.startMinute) {
    return checked('invalid-answer', onlyFormat(false), 'The answer is no stretch of a day.');
  }
  const checks = checkSlot(calendar, slot);
  const broken = CHECKS.filter((name) => checks[name] === false);
  return isKept(checks)
    ? checked('verified', checks, null)
    : checked('wrong-answer', checks, `Not kept: ${broken.join(', ')}.`);
}

function judgeNoSlot(calendar: Calendar): Verdict {
  const first = earliestSlot(calendar);
  if (first === null) return checked('verified', onlyFormat(true), null);
  const entries = Object.entries(checkSlot(calendar, first));
  const broken = entries.map(([name, isTrue]) => [name, isTrue === null ? null : false]);
  const checks = { ...(Object.fromEntries(broken) as CalendarChecks), format: true };
  return checked('wrong-answer', checks, `There is a slot: ${answerText(first)}.`);
}

function checked(
  reason: 'verified' | 'wrong-answer' | 'invalid-answer',
  checks: CalendarChecks,
  detail: string | null,
): Verdict {
  const applied = CHECKS.map((name) => checks[name]).filter((isTrue) => isTrue !== null);
  const passed = applied.filter((isTrue) => isTrue).length;
  return verdictOf(reason, {
    checks: { ...checks },
    scores: { 'fraction-passed': passed / applied.length },
    detail,
  });
}

/** An answer as replies are asked to write it; null: there is no slot. */
export function answerText(slot: TimeSlot | null): string {
  if (slot === null) return NO_SLOT;
  return `${slot.day} ${writeTime(slot.startMinute)}-${writeTime(slot.endMinute)}`;
}

/** Typed callers can still hold a problem that no parser has seen. */
function isGradable(problem: BaCalendarProblem): boolean {
  try {
    parseBaCalendarProblem(problem);
    return true;
  } catch {
    return false;
  }
}
