export interface CalendarLevel {
  level: number;
  description: string;
  participants: number;
  days: number;
  /** Of a person's day, the share of half hours that are free, in percent: the items take turns. */
  freePercents: readonly number[];
  /** How many of the five optional rules an item has. */
  rules: number;
}

/** Level 1 first. */
export const CALENDAR_LEVELS: readonly CalendarLevel[] = [
  leveled(1, { participants: 2, days: 1, freePercents: [100, 85, 65], rules: 0 }),
  leveled(2, { participants: 2, days: 2, freePercents: [95, 80, 65], rules: 1 }),
  leveled(3, { participants: 3, days: 2, freePercents: [95, 80, 65], rules: 1 }),
  leveled(4, { participants: 3, days: 3, freePercents: [95, 80, 65], rules: 2 }),
  leveled(5, { participants: 4, days: 4, freePercents: [90, 75, 60], rules: 2 }),
  leveled(6, { participants: 4, days: 5, freePercents: [90, 75, 60], rules: 3 }),
  leveled(7, { participants: 5, days: 5, freePercents: [90, 75, 60], rules: 3 }),
  leveled(8, { participants: 5, days: 7, freePercents: [85, 70, 55], rules: 4 }),
  leveled(9, { participants: 6, days: 7, freePercents: [85, 70, 55], rules: 4 }),
  leveled(10, { participants: 7, days: 7, freePercents: [85, 70, 55], rules: 5 }),
];

export function calendarLevel(level: number): CalendarLevel {
  const found = CALENDAR_LEVELS.find((one) => one.level === level);
  if (found === undefined) throw new RangeError(`The calendar has no level ${level}.`);
  return found;
}

function leveled(level: number, size: Omit<CalendarLevel, 'level' | 'description'>): CalendarLevel {
  const { participants, days, freePercents, rules } = size;
  const description = `${participants} people, ${days} ${days === 1 ? 'day' : 'days'}, ${freePercents.join(', ')} % of a day free, ${rules} of 5 rules`;
  return { level, description, ...size };
}
