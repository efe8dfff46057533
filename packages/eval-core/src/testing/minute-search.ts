import type { BaCalendarProblem } from '../benchmarks/ba-calendar/problem.ts';

/** A stretch of a day in minutes since midnight; its last minute is the one before `end`. */
export interface MinuteSlot {
  day: string;
  start: number;
  end: number;
}

const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** 1 for each minute of a day that lies in one of the spans. */
function marked(spans: readonly string[]): Uint8Array {
  const minutes = new Uint8Array(1440);
  for (const span of spans) minutes.fill(1, clock(span.slice(0, 5)), clock(span.slice(6)));
  return minutes;
}

/**
 * The truth about a calendar minute by minute and rule by rule, from the problem alone and in another way than
 * the verifier: no intervals are cut, every minute is looked at.
 */
export function searchMinutes(problem: BaCalendarProblem) {
  /** By day, for each minute whether everybody is free. */
  const free = new Map<string, Uint8Array>();
  for (const day of problem.days) {
    const everyone = new Uint8Array(1440).fill(1);
    for (const name of problem.participants) {
      const person = marked(problem.availability[name]?.[day] ?? []);
      everyone.forEach((isFree, minute) => (everyone[minute] = isFree & (person[minute] ?? 0)));
    }
    free.set(day, everyone);
  }
  const blocked = marked(problem.blockedTimes);
  const buffer = problem.bufferMinutes ?? 0;

  const obeys = ({ day, start, end }: MinuteSlot): boolean => {
    const everyone = free.get(day);
    if (everyone === undefined || end - start !== problem.durationMinutes) return false;
    if (problem.noWeekends && ['Saturday', 'Sunday'].includes(day)) return false;
    if (problem.notBefore !== null && start < clock(problem.notBefore)) return false;
    if (problem.notAfter !== null && end > clock(problem.notAfter)) return false;
    for (let minute = start - buffer; minute < end + buffer; minute += 1) {
      if (everyone[minute] !== 1) return false;
      if (minute >= start && minute < end && blocked[minute] === 1) return false;
    }
    return true;
  };
  const all: MinuteSlot[] = [];
  for (const day of problem.days) {
    for (let start = 0; start + problem.durationMinutes <= 1440; start += 1) {
      const slot = { day, start, end: start + problem.durationMinutes };
      if (obeys(slot)) all.push(slot);
    }
  }
  const earliest = all[0] ?? null;
  const isRight = (slot: MinuteSlot | null): boolean => {
    if (slot === null || earliest === null) return slot === earliest;
    const isEarliest = slot.day === earliest.day && slot.start === earliest.start;
    return obeys(slot) && (isEarliest || !problem.highPriority);
  };
  return { all, earliest, isRight };
}

/** A slot with one change: moved, made longer or shorter, put on every other day of the week. */
export function changedSlots(slot: MinuteSlot): MinuteSlot[] {
  const { start, end } = slot;
  const moved = [1, 5, 15, 30, 60, 240].flatMap((by) => [
    { ...slot, start: start + by, end: end + by },
    { ...slot, start: start - by, end: end - by },
  ]);
  const resized = [1, 5, 30].flatMap((by) => [
    { ...slot, end: end + by },
    { ...slot, end: end - by },
    { ...slot, start: start - by },
  ]);
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const elsewhere = days.filter((day) => day !== slot.day).map((day) => ({ ...slot, day }));
  return [...moved, ...resized, ...elsewhere].filter((one) => one.start >= 0 && one.end <= 1440);
}

/** "Monday 09:00-10:00". */
export function slotText({ day, start, end }: MinuteSlot): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return `${day} ${time(start)}-${time(end)}`;
}
