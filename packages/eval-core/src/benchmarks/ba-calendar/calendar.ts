import { DAY_MINUTES, minutesOf, readTime, type Minutes } from './clock.ts';
import type { BaCalendarProblem, Day, DaySlot } from './problem.ts';

/** A problem with its times in minutes. */
export interface Calendar {
  problem: BaCalendarProblem;
  /** By day, each person's free stretches: in order, and stretches that touch are one. */
  free: ReadonlyMap<string, readonly (readonly Minutes[])[]>;
  /** By day, the stretches in which everybody is free. */
  common: ReadonlyMap<string, readonly Minutes[]>;
  /** No meeting begins before its start or ends after its end. */
  hours: Minutes;
  blocked: readonly Minutes[];
}

/** Reads the times of a problem. Throws for one that is no time; the parser of problems lets none in. */
export function openCalendar(problem: BaCalendarProblem): Calendar {
  const { participants, days, availability, notBefore, notAfter, blockedTimes } = problem;
  const free = new Map(
    days.map((day) => [
      day,
      participants.map((name) => joined(minutesOf(availability[name]?.[day] ?? []))),
    ]),
  );
  const common = new Map([...free].map(([day, people]) => [day, people.reduce(intersection)]));
  const hours = { start: timeOr(notBefore, 0), end: timeOr(notAfter, DAY_MINUTES) };
  return { problem, free, common, hours, blocked: minutesOf(blockedTimes) };
}

/** The meeting that begins then, with the length that the problem asks for. */
export function slotAt(
  { durationMinutes }: Pick<BaCalendarProblem, 'durationMinutes'>,
  day: Day,
  start: number,
): DaySlot {
  return { day, startMinute: start, endMinute: start + durationMinutes };
}

/** Whether one of the stretches holds the whole span. */
export function isWithin(stretches: readonly Minutes[], span: Minutes): boolean {
  return stretches.some(({ start, end }) => start <= span.start && span.end <= end);
}

function joined(spans: readonly Minutes[]): Minutes[] {
  const result: Minutes[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

function intersection(left: readonly Minutes[], right: readonly Minutes[]): Minutes[] {
  return left.flatMap((one) =>
    right
      .map((other) => ({
        start: Math.max(one.start, other.start),
        end: Math.min(one.end, other.end),
      }))
      .filter(({ start, end }) => start < end),
  );
}

function timeOr(time: string | null, otherwise: number): number {
  return time === null ? otherwise : (readTime(time) ?? otherwise);
}
