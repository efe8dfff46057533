import type { Rng } from '../../random.ts';
import { writeTime, type Minutes } from './clock.ts';
import type { BaCalendarProblem, Day } from './problem.ts';

/** Days are drawn in half hours from 08:00 to 18:00. */
export const DAY_START = 8 * 60;
export const DAY_END = 18 * 60;
const STEP = 30;

export type FreeSteps = boolean[];

/** For each half hour whether it is free; runs of busy ones last one to four. */
export function drawDay(rng: Rng, freePercent: number): FreeSteps {
  const steps = Array.from({ length: (DAY_END - DAY_START) / STEP }, () => true);
  const busy = steps.length - Math.round((steps.length * freePercent) / 100);
  for (let marked = 0; marked < busy;) {
    const from = rng.int(0, steps.length);
    const run = rng.int(1, 5);
    for (let step = from; step < Math.min(from + run, steps.length) && marked < busy; step += 1) {
      if (steps[step] === true) marked += 1;
      steps[step] = false;
    }
  }
  return steps;
}

/** The free stretches of a day as they are written. */
export function spansOf(steps: FreeSteps): string[] {
  const spans: Minutes[] = [];
  for (const [index, isFree] of steps.entries()) {
    if (!isFree) continue;
    const start = DAY_START + index * STEP;
    const last = spans.at(-1);
    if (last?.end === start) last.end += STEP;
    else spans.push({ start, end: start + STEP });
  }
  return spans.map(({ start, end }) => `${writeTime(start)}-${writeTime(end)}`);
}

/** Makes the half hours that the span touches free, or busy. */
export function setSteps(steps: FreeSteps, { start, end }: Minutes, isFree: boolean): void {
  const from = Math.max(0, Math.floor((start - DAY_START) / STEP));
  const to = Math.min(steps.length, Math.ceil((end - DAY_START) / STEP));
  for (let step = from; step < to; step += 1) steps[step] = isFree;
}

export type Week = Map<string, Map<Day, FreeSteps>>;

export function availabilityOf(week: Week): BaCalendarProblem['availability'] {
  return Object.fromEntries(
    [...week].map(([name, days]) => [
      name,
      Object.fromEntries([...days].map(([day, steps]) => [day, spansOf(steps)])),
    ]),
  );
}
