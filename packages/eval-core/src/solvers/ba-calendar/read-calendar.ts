import { readSpan, readTimeOfDay, type Span } from './time-of-day.ts';

/** A meeting to be placed, as a solver read it from a prompt. */
export interface Calendar {
  days: readonly string[];
  people: readonly Person[];
  durationMinutes: number;
  rules: readonly CalendarRule[];
}

export interface Person {
  name: string;
  /** By day, in minutes since midnight. */
  free: ReadonlyMap<string, readonly Span[]>;
}

export type CalendarRule =
  | { kind: 'buffer'; minutes: number }
  | { kind: 'no-weekends' }
  | { kind: 'not-before' | 'not-after'; minute: number }
  | { kind: 'blocked'; spans: readonly Span[] }
  | { kind: 'earliest' };

const DAY = /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g;
const LONGEST_TEXT = 100_000;

/**
 * Reads who is free when and what the meeting needs, from lines such as "- Ana: Monday 09:00-10:30; Tuesday …".
 *
 * @returns null if the text has no list of days, no people or no duration, or is longer than 100,000 characters.
 */
export function readCalendar(text: string): Calendar | null {
  if (text.length > LONGEST_TEXT) return null;
  const lines = text.split('\n');
  const heading = lines.find((line) => /^days\b.*:/i.test(line));
  const days = [...new Set(heading?.match(DAY) ?? [])];
  const people = lines.flatMap(personOf);
  const duration = lines.map((line) => /\blasts (\d{1,4}) minutes\b/.exec(line)).find(Boolean)?.[1];
  if (days.length === 0 || people.length === 0 || duration === undefined) return null;
  return { days, people, durationMinutes: Number(duration), rules: lines.flatMap(rulesOf) };
}

function personOf(line: string): Person[] {
  const [, name, times] = /^- ([^:]{1,60}): (.*)$/.exec(line) ?? [];
  if (name === undefined || times === undefined) return [];
  if (times.trim() === 'never') return [{ name, free: new Map() }];
  const free = new Map<string, Span[]>();
  for (const part of times.split(';')) {
    const [day] = part.match(DAY) ?? [];
    const spans = spansIn(part);
    if (day === undefined || spans.length === 0) return [];
    free.set(day, spans);
  }
  return [{ name, free }];
}

function rulesOf(line: string): CalendarRule[] {
  if (!line.startsWith('- ')) return [];
  const buffer = /\bfree for the (\d{1,4}) minutes right before\b/.exec(line)?.[1];
  if (buffer !== undefined) return [{ kind: 'buffer', minutes: Number(buffer) }];
  if (/\bnot on a Saturday or Sunday\b/.test(line)) return [{ kind: 'no-weekends' }];
  if (/\bhigh priority\b/.test(line)) return [{ kind: 'earliest' }];
  if (/\boverlap\b/.test(line)) return [{ kind: 'blocked', spans: spansIn(line) }];
  const [, verb, time = ''] = /\bnot (begin before|end after) (\d{2}:\d{2})/.exec(line) ?? [];
  const minute = readTimeOfDay(time);
  if (verb === undefined || minute === null) return [];
  return [{ kind: verb === 'begin before' ? 'not-before' : 'not-after', minute }];
}

function spansIn(text: string): Span[] {
  const found = text.match(/\b\d{2}:\d{2}-\d{2}:\d{2}\b/g) ?? [];
  return found.map(readSpan).filter((span) => span !== null);
}
