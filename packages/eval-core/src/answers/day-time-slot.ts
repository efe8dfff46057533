import type { Candidate } from './candidate.ts';

/** A stretch of one day, in minutes since midnight. */
export interface TimeSlot {
  /** "Monday" … "Sunday". */
  day: string;
  startMinute: number;
  endMinute: number;
}

/** value null: the text says that no slot is common to all. */
export interface FoundTimeSlot extends Candidate {
  value: TimeSlot | null;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** What Markdown, quotes and brackets leave between words. */
const GAP = String.raw`[\s*_"'“”\x60[\](){},#>]{0,12}`;
const SLOT = String.raw`(?<day>${DAYS.join('|')})${GAP}(?:at\s|from\s)?${GAP}(?<h1>\d{1,2}):(?<m1>\d{2})\s?(?:-|–|—|to|until)\s?(?<h2>\d{1,2}):(?<m2>\d{2})(?!\d)`;
const NO_SLOT = String.raw`no common time slot(?:s)?(?: (?:is|are))? available`;
/** The words and dress between "final answer" or a box and what is said there. */
const LEAD = String.raw`(?:[\s*_"'“”\x60[\](){},#<>:：$\\]|is\b|there\b|are\b|on\b|boxed\b|text\w{0,2}\b){0,24}`;
const ANSWER = String.raw`(?:final[\s_]answer|\\boxed)${LEAD}`;

const STATED = new RegExp(`${ANSWER}(?:${SLOT}|(?<none>${NO_SLOT}))`, 'gi');
const SAID_ANYWHERE = new RegExp(`(?<none>${NO_SLOT})`, 'gi');

/**
 * The slots that a reply gives as its final answer, in order: behind "Final Answer:", in a tag of that name or in
 * a box, in brackets, quotes or emphasis, with hours of one digit or two; or "No common time slot available"
 * there, and without any final answer anywhere. Times that no clock shows are no slot.
 */
export function timeSlots(text: string): FoundTimeSlot[] {
  const stated = [...text.matchAll(STATED)]
    .map((match) => slotOf(match, 'final-answer'))
    .filter((slot) => slot !== null);
  if (stated.length > 0) return stated;
  return [...text.matchAll(SAID_ANYWHERE)]
    .map((match) => slotOf(match, 'no-slot-sentence'))
    .filter((slot) => slot !== null);
}

/** The slot that a reply ends on; null: there is none. */
export function lastTimeSlot(text: string): FoundTimeSlot | null {
  return timeSlots(text).at(-1) ?? null;
}

function slotOf(match: RegExpExecArray, rule: string): FoundTimeSlot | null {
  const { day = '', h1, m1, h2, m2, none } = match.groups ?? {};
  const end = match.index + match[0].length;
  if (none !== undefined) return { start: end - none.length, end, rule, value: null };
  const [startMinute, endMinute] = [minutes(h1, m1), minutes(h2, m2)];
  if (startMinute === null || endMinute === null) return null;
  const start = match.index + match[0].toLowerCase().lastIndexOf(day.toLowerCase());
  const name = DAYS.find((known) => known.toLowerCase() === day.toLowerCase()) ?? day;
  return { start, end, rule, value: { day: name, startMinute, endMinute } };
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const [hours, rest] = [Number(hour), Number(minute)];
  return hours <= 24 && rest < 60 ? 60 * hours + rest : null;
}
