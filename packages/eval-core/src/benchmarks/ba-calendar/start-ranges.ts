import { slotAt, type Calendar } from './calendar.ts';
import { isWeekend, type Day, type DaySlot } from './problem.ts';

/** Minutes at which a meeting may begin: all from the first to the last, both included. */
export interface StartRange {
  first: number;
  last: number;
}

/**
 * When a meeting that keeps every constraint but the priority may begin on a day, earliest first. It lies within a
 * stretch of everyone exactly when it lies within one that all have in common.
 */
export function startRanges({ problem, common, hours, blocked }: Calendar, day: Day): StartRange[] {
  if (problem.noWeekends && isWeekend(day)) return [];
  const { durationMinutes } = problem;
  const buffer = problem.bufferMinutes ?? 0;
  const ranges = (common.get(day) ?? []).map(({ start, end }) => ({
    first: Math.max(start + buffer, hours.start),
    last: Math.min(end - buffer, hours.end) - durationMinutes,
  }));
  return blocked
    .reduce(
      (left, { start, end }) =>
        left.flatMap(({ first, last }) => {
          const before = { first, last: Math.min(last, start - durationMinutes) };
          const after = { first: Math.max(first, end), last };
          return [before, after].filter(isRange);
        }),
      ranges.filter(isRange),
    )
    .sort((left, right) => left.first - right.first);
}

/** The first slot of the first day, in the problem's order, that keeps all but the priority; null: none does. */
export function earliestSlot(calendar: Calendar): DaySlot | null {
  for (const day of calendar.problem.days) {
    const [range] = startRanges(calendar, day);
    if (range !== undefined) return slotAt(calendar.problem, day, range.first);
  }
  return null;
}

/** The minutes of a range, in order, that are multiples of the step. */
export function multiplesIn({ first, last }: StartRange, step: number): number[] {
  const from = Math.ceil(first / step);
  const count = Math.max(0, Math.floor(last / step) - from + 1);
  return Array.from({ length: count }, (_, index) => (from + index) * step);
}

function isRange({ first, last }: StartRange): boolean {
  return first <= last;
}
