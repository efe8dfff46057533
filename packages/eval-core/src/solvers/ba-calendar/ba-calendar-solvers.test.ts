import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { baCalendarFamily as family } from '../../benchmarks/ba-calendar/family.ts';
import type { BaCalendarProblem } from '../../benchmarks/ba-calendar/problem.ts';
import { createRng } from '../../random.ts';
import { slotText } from '../../testing/minute-search.ts';
import { findSlot, guessSlot, type CalendarConclusion } from './find-slot.ts';
import { readCalendar, type Calendar } from './read-calendar.ts';
import { readSpan, timeText } from './time-of-day.ts';

const levels = family.levels.map(({ level }) => level);
const items = family.generate({ seed: 'solvers', levels, itemsPerLevel: 16 });
const silent = () => undefined;

function read(prompt: string): Calendar {
  const calendar = readCalendar(prompt);
  if (calendar === null) throw new Error(`The test's calendar cannot be read: ${prompt}`);
  return calendar;
}

function find(calendar: Calendar, { peopleBudget = Infinity, slipFraction = 0 } = {}) {
  return findSlot(calendar, { peopleBudget, slipFraction, rng: createRng('x'), note: silent });
}

function answerOf({ slot }: CalendarConclusion): string {
  return slot === null ? 'No common time slot available' : slotText(slot);
}

function isRight(problem: BaCalendarProblem, conclusion: CalendarConclusion): boolean {
  const reply = `Final Answer: ${answerOf(conclusion)}`;
  return family.grade(problem, reply)?.outcome === 'correct';
}

/** The rules of a problem as the reader tells them. */
function rulesOf(problem: BaCalendarProblem): object[] {
  const { bufferMinutes: minutes, noWeekends, notBefore, notAfter, blockedTimes } = problem;
  const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return [
    minutes === null ? [] : { kind: 'buffer', minutes },
    noWeekends ? { kind: 'no-weekends' } : [],
    notBefore === null ? [] : { kind: 'not-before', minute: clock(notBefore) },
    notAfter === null ? [] : { kind: 'not-after', minute: clock(notAfter) },
    blockedTimes.length === 0 ? [] : { kind: 'blocked', spans: blockedTimes.map(readSpan) },
    problem.highPriority ? { kind: 'earliest' } : [],
  ].flat();
}

describe('readCalendar', () => {
  it('reads the whole problem back from the prompt of every item', () => {
    for (const { prompt, problem } of items) {
      const { days, durationMinutes, people, rules } = read(prompt);
      expect({ days, durationMinutes }).toEqual({
        days: problem.days,
        durationMinutes: problem.durationMinutes,
      });
      expect(people.map(({ name }) => name)).toEqual(problem.participants);
      for (const { name, free } of people) {
        for (const day of problem.days) {
          const spans = (free.get(day) ?? []).map(
            ({ from, to }) => `${timeText(from)}-${timeText(to)}`,
          );
          expect(spans).toEqual(problem.availability[name]?.[day] ?? []);
        }
      }
      expect(rules).toEqual(rulesOf(problem));
    }
  });

  it('reads a prompt written by hand', () => {
    const text =
      'Days to choose from: Friday, Monday\n- Zoë: Friday 09:00-10:00; Monday 11:00-12:00\n- Li: Monday 11:15-13:00\nIt lasts 45 minutes.';
    expect(answerOf(find(read(text)))).toBe('Monday 11:15-12:00');
  });

  it.each([
    ['no days', '- Zoë: Friday 09:00-10:00\nIt lasts 45 minutes.'],
    ['no people', 'Days: Friday\nIt lasts 45 minutes.'],
    ['no length', 'Days: Friday\n- Zoë: Friday 09:00-10:00'],
    ['nothing', ''],
  ])('does not pretend to read a prompt with %s', (_, text) => {
    expect(readCalendar(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom('Days: Friday\n', '- Zoë: ', 'Friday ', '09:00-10:00', '\n', ';');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const calendar = readCalendar(`${parts.join('')}\nIt lasts 45 minutes.`);
        expect(calendar === null || calendar.people.length > 0).toBe(true);
      }),
    );
  });
});

describe('findSlot', () => {
  it('answers every item of every level when it looks at everybody and never slips', () => {
    for (const { prompt, problem, gold } of items) {
      const conclusion = find(read(prompt));
      expect(answerOf(conclusion)).toBe(gold);
      expect(isRight(problem, conclusion)).toBe(true);
    }
  });

  it('is right less often the fewer people it looks at and the more it slips', () => {
    const shareOf = (options: { peopleBudget?: number; slipFraction?: number }) =>
      items.filter(({ prompt, problem }) => isRight(problem, find(read(prompt), options))).length;
    const shares = [5, 3, 1].map((peopleBudget) => shareOf({ peopleBudget }));
    expect(shares).toEqual(shares.toSorted((left, right) => right - left));
    expect(shares[2]).toBeLessThan(items.length / 2);
    expect(shareOf({ slipFraction: 1 })).toBeLessThan(items.length / 4);
  });

  it('notes a line for each day that it looks at', () => {
    const [item] = items;
    const lines: string[] = [];
    const options = { peopleBudget: Infinity, slipFraction: 0, rng: createRng('x') };
    findSlot(read(item?.prompt ?? ''), { ...options, note: (line) => lines.push(line) });
    expect(lines[0]).toMatch(/^\w+day: (?:all are free|never are all free)/);
  });
});

describe('guessSlot', () => {
  it('is right as often as the chance of the items says', () => {
    const rng = createRng('guess');
    let right = 0;
    let expected = 0;
    let variance = 0;
    for (const { prompt, problem } of items) {
      const chance = family.chanceFraction(problem);
      const calendar = read(prompt);
      for (let time = 0; time < 12; time += 1) {
        if (isRight(problem, guessSlot(calendar, { rng, note: silent }))) right += 1;
        expected += chance;
        variance += chance * (1 - chance);
      }
    }
    // 3.29 standard deviations are 99.9 %.
    expect(Math.abs(right - expected)).toBeLessThan(3.29 * Math.sqrt(variance));
  });

  it('says that there is no slot where nobody has time for one', () => {
    const text = 'Days: Friday\n- Zoë: Friday 09:00-09:30\nIt lasts 45 minutes.';
    expect(guessSlot(read(text), { rng: createRng('x'), note: silent }).slot).toBeNull();
  });
});
