import type { Rng } from '../../random.ts';
import { balanced } from '../balanced.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { openCalendar, slotAt } from './calendar.ts';
import { writeTime } from './clock.ts';
import { constrainedness } from './constrainedness.ts';
import { availabilityOf, DAY_END, DAY_START, drawDay, setSteps, type Week } from './draw-week.ts';
import { answerText } from './grade.ts';
import { calendarLevel } from './levels.ts';
import { PARTICIPANT_NAMES } from './names.ts';
import { DAYS, type BaCalendarProblem, type Day, type DaySlot } from './problem.ts';
import { baCalendarPrompt } from './prompt.ts';
import { drawRules, ruleSets, type MeetingRules } from './rules.ts';
import { earliestSlot, multiplesIn, startRanges } from './start-ranges.ts';

/** Of every eight items in a row one has no common slot: always saying so is worth no more than that. */
const HAS_SLOT = [true, true, true, true, true, true, true, false];

type Frame = Omit<BaCalendarProblem, 'availability'>;

/** Makes one item of a level. */
export function makeBaCalendarItem(slot: ItemSlot): Omit<GeneratedItem<BaCalendarProblem>, 'key'> {
  const { level, index, rng, sharedRng } = slot;
  const size = calendarLevel(level);
  const turn = <T>(name: string, values: readonly T[]): T =>
    balanced(sharedRng, { name, turn: index }, values);
  const rules = turn('rules', ruleSets(size.rules));
  const freePercent = turn('free', size.freePercents);
  const hasSlot = turn('slot', HAS_SLOT);

  const meeting = drawRules(rng, rules);
  const days = drawDays(rng, size.days, meeting);
  const participants = rng.shuffle(PARTICIPANT_NAMES).slice(0, size.participants);
  const frame = { participants, days, ...meeting };
  const week = drawWeek(rng, frame, freePercent);
  if (hasSlot) openSlot(rng, week, frame);
  else closeAllSlots(rng, week, frame);

  const problem = problemOf(frame, week);
  const calendar = openCalendar(problem);
  return {
    prompt: baCalendarPrompt(problem),
    gold: answerText(earliestSlot(calendar)),
    problem,
    attributes: {
      level,
      participants: participants.length,
      days: days.length,
      durationMinutes: meeting.durationMinutes,
      freePercent,
      rules: rules.join('+') || 'none',
      hasSlot,
      constrainedness: constrainedness(calendar),
    },
  };
}

/**
 * So many days in a row, at least one of them no weekend day; where weekends are out, at least one of them is in
 * question.
 */
function drawDays(rng: Rng, count: number, { noWeekends }: MeetingRules): Day[] {
  const earliest = noWeekends ? Math.max(0, 6 - count) : 0;
  const latest = Math.min(4, DAYS.length - count);
  const from = rng.int(earliest, latest + 1);
  return DAYS.slice(from, from + count);
}

function drawWeek(rng: Rng, { participants, days }: Frame, freePercent: number): Week {
  return new Map(
    participants.map((name) => [
      name,
      new Map(days.map((day) => [day, drawDay(rng, freePercent)])),
    ]),
  );
}

function problemOf(frame: Frame, week: Week): BaCalendarProblem {
  return { ...frame, availability: availabilityOf(week) };
}

/** Where chance left no slot, one that the rules allow is made free for everybody. */
function openSlot(rng: Rng, week: Week, frame: Frame): void {
  if (earliestSlot(openCalendar(problemOf(frame, week))) !== null) return;
  const { day, startMinute, endMinute } = drawAllowedSlot(rng, frame);
  const buffer = frame.bufferMinutes ?? 0;
  for (const days of week.values()) {
    const steps = days.get(day);
    if (steps !== undefined) {
      setSteps(steps, { start: startMinute - buffer, end: endMinute + buffer }, true);
    }
  }
}

/** A slot that would do if everybody were free all day, at a quarter of an hour. */
function drawAllowedSlot(rng: Rng, frame: Frame): DaySlot {
  const always = [`${writeTime(DAY_START)}-${writeTime(DAY_END)}`];
  const freeDays = Object.fromEntries(frame.days.map((day) => [day, always]));
  const availability = Object.fromEntries(frame.participants.map((name) => [name, freeDays]));
  const calendar = openCalendar({ ...frame, availability });
  const slots = frame.days.flatMap((day) =>
    startRanges(calendar, day)
      .flatMap((range) => multiplesIn(range, 15))
      .map((start) => slotAt(frame, day, start)),
  );
  return rng.pick(slots);
}

/** Takes the earliest slot away, from one person, until none is left. */
function closeAllSlots(rng: Rng, week: Week, frame: Frame): void {
  const earliest = () => earliestSlot(openCalendar(problemOf(frame, week)));
  for (let slot = earliest(); slot !== null; slot = earliest()) {
    const { day, startMinute } = slot;
    const steps = week.get(rng.pick(frame.participants))?.get(day);
    if (steps === undefined) throw new Error('A slot lies on a day that nobody has.');
    setSteps(steps, { start: startMinute, end: startMinute + rng.pick([1, 31]) }, false);
  }
}
