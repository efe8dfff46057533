import type { TimeSlot } from '../../answers/day-time-slot.ts';
import { DAY_MINUTES, isSpan, readTime } from './clock.ts';

export const DAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export type Day = (typeof DAYS)[number];

export function isWeekend(day: string): boolean {
  return day === 'Saturday' || day === 'Sunday';
}

/** Times are "HH:MM", spans "HH:MM-HH:MM"; a span ends at its end, so 09:00-10:00 and 10:00-11:00 do not overlap. */
export interface BaCalendarProblem {
  participants: readonly string[];
  /** The days that count, in their order. */
  days: readonly Day[];
  /** By participant and day, when that person is free; a day without an entry is not free at all. */
  availability: Readonly<Record<string, Readonly<Partial<Record<Day, readonly string[]>>>>>;
  durationMinutes: number;
  /** The meeting may begin at any minute; there are no coarser starts so far. */
  granularityMinutes: 1;
  /** Free time that everyone needs right before and after the meeting; null: none is asked for. */
  bufferMinutes: number | null;
  noWeekends: boolean;
  /** The meeting does not begin before it; null: no such rule. */
  notBefore: string | null;
  /** The meeting does not end after it; null: no such rule. */
  notAfter: string | null;
  /** The meeting overlaps none of them, on any day. */
  blockedTimes: readonly string[];
  /** Only the earliest of all slots that meet the other rules will do. */
  highPriority: boolean;
}

/** A slot on one of the days of the week. */
export interface DaySlot extends TimeSlot {
  day: Day;
}

const MOST_PARTICIPANTS = 20;
const LONGEST_NAME = 60;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseBaCalendarProblem(value: unknown): BaCalendarProblem {
  if (typeof value !== 'object' || value === null) {
    throw new Error(
      'A calendar problem is an object with "participants", "days" and "availability".',
    );
  }
  const fields: Partial<Record<keyof BaCalendarProblem, unknown>> = value;
  const participants = parseParticipants(fields.participants);
  const days = parseDays(fields.days);
  return {
    participants,
    days,
    availability: parseAvailability(fields.availability, participants, days),
    durationMinutes: parseMinutes('durationMinutes', fields.durationMinutes, 1),
    granularityMinutes: parseGranularity(fields.granularityMinutes),
    bufferMinutes:
      fields.bufferMinutes === null ? null : parseMinutes('bufferMinutes', fields.bufferMinutes, 0),
    noWeekends: parseFlag('noWeekends', fields.noWeekends),
    notBefore: parseTime('notBefore', fields.notBefore),
    notAfter: parseTime('notAfter', fields.notAfter),
    blockedTimes: parseSpans('blockedTimes', fields.blockedTimes),
    highPriority: parseFlag('highPriority', fields.highPriority),
  };
}

function parseParticipants(value: unknown): string[] {
  const isList =
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= MOST_PARTICIPANTS &&
    value.every((name) => typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME);
  if (isList && new Set(value).size === value.length) return value as string[];
  throw new Error(
    `The "participants" of a calendar problem are 1 to ${MOST_PARTICIPANTS} different names.`,
  );
}

function parseDays(value: unknown): Day[] {
  const days: unknown[] = Array.isArray(value) ? value : [];
  const known = days.map((day) => DAYS.find((one) => one === day));
  const found = known.filter((day) => day !== undefined);
  if (found.length > 0 && found.length === days.length && new Set(found).size === found.length) {
    return found;
  }
  throw new Error('The "days" of a calendar problem are different days, Monday to Sunday.');
}

function parseAvailability(
  value: unknown,
  participants: readonly string[],
  days: readonly Day[],
): BaCalendarProblem['availability'] {
  const byName = asRecord(value, 'The "availability" of a calendar problem');
  return Object.fromEntries(
    participants.map((name) => {
      const byDay = asRecord(byName[name], `The availability of ${name}`);
      const entries = days
        .filter((day) => byDay[day] !== undefined)
        .map((day) => [day, parseSpans(`${name}, ${day}`, byDay[day])] as const);
      return [name, Object.fromEntries(entries)];
    }),
  );
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`${what} is an object.`);
}

function parseSpans(what: string, value: unknown): string[] {
  if (Array.isArray(value) && value.length <= 100 && value.every(isSpan)) return value;
  throw new Error(`The spans of "${what}" are a list of texts such as "09:00-10:30".`);
}

function parseMinutes(name: string, value: unknown, least: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= DAY_MINUTES) {
    return Number(value);
  }
  throw new Error(
    `The "${name}" of a calendar problem is a whole number of minutes from ${least}.`,
  );
}

function parseGranularity(value: unknown): 1 {
  if (value === 1) return value;
  throw new Error(
    'The "granularityMinutes" of a calendar problem is 1: a meeting may begin at any minute.',
  );
}

function parseFlag(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Error(`The "${name}" of a calendar problem is true or false.`);
}

function parseTime(name: string, value: unknown): string | null {
  if (value === null) return null;
  if (typeof value === 'string' && readTime(value) !== null) return value;
  throw new Error(`The "${name}" of a calendar problem is a time such as "09:00", or null.`);
}
