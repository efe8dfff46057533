import type { TimeSlot } from '../../answers/day-time-slot.ts';
import { isWithin, type Calendar } from './calendar.ts';
import { isWeekend } from './problem.ts';
import { earliestSlot } from './start-ranges.ts';

/** The eight constraints in the order of the published metric. */
export const CHECKS = [
  'format',
  'availability',
  'duration',
  'buffer',
  'weekends',
  'timeRestrictions',
  'specificTimes',
  'priority',
] as const;

/** By constraint: kept or broken; null: the problem has no such constraint, or there is no slot to look at. */
export type CalendarChecks = Record<(typeof CHECKS)[number], boolean | null>;

/** The format alone, where there is no slot to look at. */
export function onlyFormat(format: boolean): CalendarChecks {
  const nothing = Object.fromEntries(CHECKS.map((name) => [name, null])) as CalendarChecks;
  return { ...nothing, format };
}

/** Each constraint by itself, for a slot that ends after it begins. */
export function checkSlot(calendar: Calendar, slot: TimeSlot): CalendarChecks {
  const checks = checkWithoutPriority(calendar, slot);
  if (!calendar.problem.highPriority) return checks;
  const first = earliestSlot(calendar);
  const isFirst = first?.day === slot.day && first.startMinute === slot.startMinute;
  return { ...checks, priority: isFirst };
}

/** No constraint is broken. */
export function isKept(checks: CalendarChecks): boolean {
  return CHECKS.every((name) => checks[name] !== false);
}

function checkWithoutPriority(calendar: Calendar, slot: TimeSlot): CalendarChecks {
  const { problem, hours, blocked } = calendar;
  const { startMinute: start, endMinute: end } = slot;
  const { durationMinutes, bufferMinutes: buffer, noWeekends, notBefore, notAfter } = problem;
  const common = calendar.common.get(slot.day) ?? [];
  return {
    format: true,
    availability: isWithin(common, { start, end }),
    duration: end - start === durationMinutes,
    buffer: buffer === null ? null : isWithin(common, { start: start - buffer, end: end + buffer }),
    weekends: noWeekends ? !isWeekend(slot.day) : null,
    timeRestrictions:
      notBefore === null && notAfter === null ? null : start >= hours.start && end <= hours.end,
    specificTimes:
      blocked.length === 0 ? null : blocked.every((span) => end <= span.start || start >= span.end),
    priority: null,
  };
}
