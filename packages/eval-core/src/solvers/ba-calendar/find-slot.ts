import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import type { Calendar, CalendarRule, Person } from './read-calendar.ts';
import { MINUTES_OF_DAY, timeText } from './time-of-day.ts';

export interface FindSlotOptions {
  /** People whose calendar is looked at; the others are taken to be free. */
  peopleBudget: number;
  /** Chance, for each person and day and for each rule, that it is overlooked. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/** What a calendar solver says in the end. */
export interface CalendarConclusion {
  /** null: it says that there is no common slot. */
  slot: { day: string; start: number; end: number } | null;
  basis: 'found' | 'guessed';
}

/**
 * Crosses out, day by day, every minute at which somebody is not free or a rule forbids a meeting, and takes the
 * first stretch that is long enough. With a budget for everybody and no slips it is complete.
 */
export function findSlot(calendar: Calendar, options: FindSlotOptions): CalendarConclusion {
  const { days, people, durationMinutes } = calendar;
  const seen = people.slice(0, options.peopleBudget);
  if (seen.length < people.length) {
    options.note(`I look at the first ${seen.length} of ${people.length} people only.`);
  }
  const rules = calendar.rules.filter((rule) => !overlooks(options, `the rule "${rule.kind}"`));
  for (const day of days) {
    if (isForbidden(day, rules)) {
      options.note(`${day} is a weekend day.`);
      continue;
    }
    const open = openMinutes(seen, day, options);
    const start = firstStart(open, calendar, rules);
    if (start === null) {
      options.note(`${day}: ${openText(open)}; that is not enough.`);
      continue;
    }
    const end = start + durationMinutes;
    options.note(`${day}: ${openText(open)}; ${timeText(start)}-${timeText(end)} fits.`);
    return { slot: { day, start, end }, basis: 'found' };
  }
  options.note('No day has a time that fits.');
  return { slot: null, basis: 'found' };
}

/**
 * Guesses without comparing calendars: one in ten times that there is no slot, else any day and any quarter of an
 * hour from the earliest to the latest time that anybody is free.
 */
export function guessSlot(
  calendar: Calendar,
  { rng, note }: Pick<FindSlotOptions, 'rng' | 'note'>,
): CalendarConclusion {
  note('I do not compare the calendars. I name any time, or say that there is none.');
  const starts = startsFromEarliestToLatest(calendar);
  if (rng.int(0, 10) === 0 || starts.length === 0) return { slot: null, basis: 'guessed' };
  const start = rng.pick(starts);
  const end = start + calendar.durationMinutes;
  return { slot: { day: rng.pick(calendar.days), start, end }, basis: 'guessed' };
}

function startsFromEarliestToLatest({ days, people, durationMinutes }: Calendar): number[] {
  const spans = people.flatMap(({ free }) => days.flatMap((day) => free.get(day) ?? []));
  const starts: number[] = [];
  const latest = Math.max(...spans.map(({ to }) => to)) - durationMinutes;
  for (let start = Math.min(...spans.map(({ from }) => from)); start <= latest; start += 15) {
    starts.push(start);
  }
  return starts;
}

function overlooks({ rng, slipFraction, note }: FindSlotOptions, what: string): boolean {
  const slips = rng.chance(slipFraction);
  if (slips) note(`I pass over ${what}.`);
  return slips;
}

function isForbidden(day: string, rules: readonly CalendarRule[]): boolean {
  return rules.some(({ kind }) => kind === 'no-weekends') && /^S(?:aturday|unday)$/.test(day);
}

/** For each minute of the day whether everybody is free in it. */
function openMinutes(people: readonly Person[], day: string, options: FindSlotOptions): boolean[] {
  const open = Array.from({ length: MINUTES_OF_DAY }, () => true);
  for (const { name, free } of people) {
    if (overlooks(options, `${name} on ${day}`)) continue;
    const own = Array.from({ length: MINUTES_OF_DAY }, () => false);
    for (const { from, to } of free.get(day) ?? []) own.fill(true, from, to);
    for (const [minute, isFree] of own.entries()) open[minute] &&= isFree;
  }
  return open;
}

/** "all are free 09:00-10:30, 13:00-14:00". */
function openText(open: readonly boolean[]): string {
  const stretches: string[] = [];
  for (let from = open.indexOf(true); from !== -1;) {
    const busy = open.indexOf(false, from);
    const to = busy === -1 ? open.length : busy;
    stretches.push(`${timeText(from)}-${timeText(to)}`);
    from = open.indexOf(true, to);
  }
  return stretches.length === 0 ? 'never are all free' : `all are free ${stretches.join(', ')}`;
}

function firstStart(
  open: readonly boolean[],
  { durationMinutes }: Calendar,
  rules: readonly CalendarRule[],
): number | null {
  const buffer = rules.reduce((most, rule) => (rule.kind === 'buffer' ? rule.minutes : most), 0);
  let run = 0;
  for (let minute = 0; minute < MINUTES_OF_DAY; minute += 1) {
    run = open[minute] === true ? run + 1 : 0;
    const start = minute + 1 - buffer - durationMinutes;
    const isLongEnough = run >= durationMinutes + 2 * buffer;
    if (isLongEnough && isAllowed(start, start + durationMinutes, rules)) return start;
  }
  return null;
}

function isAllowed(start: number, end: number, rules: readonly CalendarRule[]): boolean {
  return rules.every((rule) => {
    switch (rule.kind) {
      case 'not-before':
        return start >= rule.minute;
      case 'not-after':
        return end <= rule.minute;
      case 'blocked':
        return rule.spans.every(({ from, to }) => end <= from || to <= start);
      case 'buffer':
      case 'no-weekends':
      case 'earliest':
        return true;
    }
  });
}
