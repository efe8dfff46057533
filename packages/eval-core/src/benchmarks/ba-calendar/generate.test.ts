import { describe, expect, it } from 'vitest';

import { searchMinutes, slotText } from '../../testing/minute-search.ts';
import { openCalendar } from './calendar.ts';
import { constrainedness } from './constrainedness.ts';
import { baCalendarFamily as family } from './family.ts';
import { parseBaCalendarProblem, type BaCalendarProblem } from './problem.ts';
import { baCalendarPrompt } from './prompt.ts';

const everyLevel = family.levels.map(({ level }) => level);
const items = family.generate({ seed: 'test', levels: everyLevel, itemsPerLevel: 24 });

const meeting: BaCalendarProblem = {
  participants: ['Ana', 'Bo'],
  days: ['Friday', 'Saturday'],
  availability: {
    Ana: { Friday: ['09:00-11:00', '13:00-15:00'], Saturday: ['09:00-12:00'] },
    Bo: { Friday: [] },
  },
  durationMinutes: 45,
  granularityMinutes: 1,
  bufferMinutes: 10,
  noWeekends: true,
  notBefore: '09:30',
  notAfter: '16:30',
  blockedTimes: ['12:00-13:00', '14:00-14:30'],
  highPriority: true,
};

describe('calendar items', () => {
  it('grow from 2 people on one day to 7 people in a week, and from no rule to five', () => {
    const sizes = everyLevel.map((level) => {
      const { problem, attributes } = items.find((item) => item.attributes.level === level) ?? {};
      const rules = attributes?.rules === 'none' ? [] : String(attributes?.rules).split('+');
      return [problem?.participants.length, problem?.days.length, rules.length];
    });
    expect(sizes.map((size) => size.join())).toEqual([
      '2,1,0',
      '2,2,1',
      '3,2,1',
      '3,3,2',
      '4,4,2',
      '4,5,3',
      '5,5,3',
      '5,7,4',
      '6,7,4',
      '7,7,5',
    ]);
    for (const { problem } of items) {
      expect(parseBaCalendarProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it('have the rules that their attributes name', () => {
    for (const { problem, attributes } of items) {
      const rules = [
        problem.bufferMinutes === null ? [] : ['buffer'],
        problem.noWeekends ? ['weekends'] : [],
        problem.notBefore === null && problem.notAfter === null ? [] : ['timeRestrictions'],
        problem.blockedTimes.length === 0 ? [] : ['specificTimes'],
        problem.highPriority ? ['priority'] : [],
      ].flat();
      expect(attributes.rules).toBe(rules.join('+') || 'none');
      if (problem.noWeekends) expect(problem.days).toContain('Saturday');
      expect(problem.days.some((day) => !day.startsWith('S'))).toBe(true);
    }
  });

  it('have no slot once in eight at every level', () => {
    for (const level of everyLevel) {
      const some = items.filter(({ attributes }) => attributes.level === level);
      const without = some.filter(({ problem }) => searchMinutes(problem).earliest === null);
      expect(without).toHaveLength(3);
      expect(without.every(({ attributes }) => attributes.hasSlot === false)).toBe(true);
    }
  });

  it('have no slot that is right as often as "No common time slot available"', () => {
    for (const level of [1, 3]) {
      const many = family.generate({ seed: 'answers', levels: [level], itemsPerLevel: 96 });
      const timesRight = new Map<string, number>();
      for (const { problem } of many) {
        const { all, isRight } = searchMinutes(problem);
        for (const slot of all.filter(isRight)) {
          const name = slotText(slot);
          timesRight.set(name, (timesRight.get(name) ?? 0) + 1);
        }
      }
      expect(Math.max(...timesRight.values())).toBeLessThan(12);
    }
  });

  it('fill every bucket of constrainedness over the levels, and leave more to do from level to level', () => {
    const many = family.generate({ seed: 'buckets', levels: everyLevel, itemsPerLevel: 40 });
    const buckets = new Set(many.map(({ attributes }) => attributes.constrainedness));
    const tenths = Array.from({ length: 10 }, (_, tenth) => (tenth / 10).toFixed(1));
    const names = tenths.map((from, at) => `${from}-${tenths[at + 1] ?? '1.0'}`);
    expect([...buckets].sort()).toEqual([...names, '1.0']);
    const chances = [1, 4, 7, 10].map((level) => {
      const some = many.filter(({ attributes }) => attributes.level === level);
      return some.reduce((sum, { problem }) => sum + family.chanceFraction(problem), 0) / 40;
    });
    expect(chances).toEqual(chances.toSorted((left, right) => right - left));
    expect(chances.at(-1)).toBeLessThan(0.05);
  });

  it('are the same bytes for the same seed, others for another, and do not hang on their number', () => {
    const make = (seed: string, itemsPerLevel = 4) =>
      family.generate({ seed, levels: [9, 1], itemsPerLevel });
    expect(JSON.stringify(make('x'))).toBe(JSON.stringify(make('x')));
    expect(JSON.stringify(make('y'))).not.toBe(JSON.stringify(make('x')));
    expect(make('x', 9).slice(0, 4)).toEqual(make('x').slice(0, 4));
  });
});

describe('constrainedness', () => {
  const hours = (...spans: string[]) => ({ Friday: spans });
  const friday: BaCalendarProblem = {
    ...meeting,
    days: ['Friday'],
    durationMinutes: 60,
    bufferMinutes: null,
    noWeekends: false,
    notBefore: null,
    notAfter: null,
    blockedTimes: [],
  };
  it.each([
    // Ana can begin at 13 times, 09:00 to 10:00, and Bo at those too.
    ['0.0-0.1', { Ana: hours('09:00-11:00'), Bo: hours('09:00-11:00') }],
    // Ana at 25, 09:00 to 11:00; both at 13: 12/25 are lost.
    ['0.4-0.5', { Ana: hours('09:00-12:00'), Bo: hours('09:00-11:00') }],
    // Ana at 13 and Bo at 13 others.
    ['1.0', { Ana: hours('09:00-11:00'), Bo: hours('13:00-15:00') }],
    ['1.0', { Ana: hours('09:00-09:30'), Bo: hours() }],
  ])('is %s for %j', (bucket, availability) => {
    expect(constrainedness(openCalendar({ ...friday, availability }))).toBe(bucket);
  });

  it('counts what a buffer takes: 4 of the 13 starts, and never the priority', () => {
    const availability = { Ana: hours('09:00-11:00'), Bo: hours('09:00-11:00') };
    const calendar = openCalendar({ ...friday, availability, bufferMinutes: 10 });
    expect(constrainedness(calendar)).toBe('0.3-0.4');
  });
});

describe('baCalendarPrompt', () => {
  it('tells the days, who is free when, every rule, the starts allowed and the form of both answers', () => {
    expect(baCalendarPrompt(meeting))
      .toBe(`Find a time for a meeting that everyone below can attend.

Days to choose from, in order: Friday, Saturday
When each person is free (at all other times they are not):
- Ana: Friday 09:00-11:00, 13:00-15:00; Saturday 09:00-12:00
- Bo: never

The meeting:
- It lasts 45 minutes.
- Everyone must also be free for the 10 minutes right before it and the 10 minutes right after it; no other rule is about that time.
- It is not on a Saturday or Sunday.
- It does not begin before 09:30.
- It does not end after 16:30.
- On no day does it overlap 12:00-13:00 or 14:00-14:30.
- It has high priority: of all times that keep the other rules only the earliest will do (the first day in the order above, then the earliest minute).

It may begin at any minute, not only at full or half hours. Reason step by step. End your reply with one line in this form, with the day and the times of your choice:
Final Answer: <day> HH:MM-HH:MM
If no time fits, end with:
Final Answer: No common time slot available`);
  });
});

describe('parseBaCalendarProblem', () => {
  it.each([
    [null, 'is an object'],
    [{ ...meeting, participants: ['Ana', 'Ana'] }, '"participants"'],
    [{ ...meeting, participants: [] }, '"participants"'],
    [{ ...meeting, days: ['Friday', 'Fryday'] }, '"days"'],
    [{ ...meeting, days: ['Friday', 'Friday'] }, '"days"'],
    [{ ...meeting, availability: { Ana: {} } }, 'availability of Bo'],
    [{ ...meeting, availability: { Ana: {}, Bo: { Friday: ['9-10'] } } }, 'Bo, Friday'],
    [{ ...meeting, blockedTimes: ['11:00-10:00'] }, '"blockedTimes"'],
    [{ ...meeting, durationMinutes: 0 }, '"durationMinutes"'],
    [{ ...meeting, durationMinutes: 7.5 }, '"durationMinutes"'],
    [{ ...meeting, granularityMinutes: 30 }, '"granularityMinutes"'],
    [{ ...meeting, bufferMinutes: -5 }, '"bufferMinutes"'],
    [{ ...meeting, notBefore: '24:01' }, '"notBefore"'],
    [{ ...meeting, highPriority: 'yes' }, '"highPriority"'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseBaCalendarProblem(value)).toThrow(message);
  });
});

describe('chanceFraction', () => {
  const { Ana = {} } = meeting.availability;
  const both = { ...meeting, availability: { Ana, Bo: Ana } };
  const withoutRules = {
    ...both,
    highPriority: false,
    bufferMinutes: null,
    noWeekends: false,
    notBefore: null,
    notAfter: null,
    blockedTimes: [],
  };
  // From 09:00 to 15:00 there are 22 quarters of an hour at which 45 minutes can begin, on two days.
  it.each([
    ['a tenth where there is no slot', meeting, 0.1],
    ['one start of 44 where only the earliest will do, 09:30', both, 0.9 / 44],
    ['nothing where the earliest is 09:20', { ...both, notBefore: '09:20' }, 0],
    ['6 + 6 + 10 starts of 44 without rules', withoutRules, (0.9 * 22) / 44],
    ['certain where nobody is ever free', { ...both, availability: { Ana: {}, Bo: {} } }, 1],
  ])('is %s', (_, problem, chance) => {
    expect(family.chanceFraction(problem)).toBeCloseTo(chance, 12);
  });
});
