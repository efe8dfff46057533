import { isWithin, type Calendar } from './calendar.ts';
import { DAY_MINUTES } from './clock.ts';
import { multiplesIn, startRanges } from './start-ranges.ts';

/** Starts are counted in steps of five minutes, as the published metric counts them. */
const STEP = 5;

/**
 * How little the constraints leave: 1 − feasible/total. Total counts the starts at which at least one person is
 * free for the length of the meeting, feasible those that keep every constraint but the priority. In buckets of a
 * tenth: "0.8-0.9" holds 0.8 and what is below 0.9, and "1.0" is left to problems without a slot.
 */
export function constrainedness(calendar: Calendar): string {
  const { problem, free } = calendar;
  let total = 0;
  let feasible = 0;
  for (const day of problem.days) {
    const people = free.get(day) ?? [];
    for (let start = 0; start + problem.durationMinutes <= DAY_MINUTES; start += STEP) {
      const span = { start, end: start + problem.durationMinutes };
      if (people.some((stretches) => isWithin(stretches, span))) total += 1;
    }
    feasible += startRanges(calendar, day).flatMap((range) => multiplesIn(range, STEP)).length;
  }
  const tenths = total === 0 ? 10 : Math.floor((10 * (total - feasible)) / total);
  return tenths === 10 ? '1.0' : `${tenthText(tenths)}-${tenthText(tenths + 1)}`;
}

function tenthText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
