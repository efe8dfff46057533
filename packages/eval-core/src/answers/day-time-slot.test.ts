import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { lastTimeSlot, timeSlots } from './day-time-slot.ts';

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function slotIn(text: string): string | null {
  const found = lastTimeSlot(text);
  if (found === null) return null;
  if (found.value === null) return 'no slot';
  const { day, startMinute, endMinute } = found.value;
  return `${day} ${clock(startMinute)}-${clock(endMinute)}`;
}

describe('lastTimeSlot', () => {
  it.each([
    'Final Answer: Monday 09:00-10:00',
    '**Final Answer:** Monday 09:00-10:00',
    '**Final Answer: Monday 09:00-10:00**',
    'Final Answer: Monday 9:00-10:00',
    'Final Answer: [Monday 09:00-10:00]',
    'Final Answer: "Monday 09:00-10:00"',
    'final answer: monday, 9:00 – 10:00.',
    'Final Answer:\n Monday 09:00-10:00',
    '## Final Answer\n\n**Monday** 09:00 - 10:00',
    'Final Answer: Monday from 9:00 to 10:00',
    'Final Answer:\n```\nMonday 09:00-10:00\n```',
    'The final answer is: **Monday 09:00-10:00**',
    '<final_answer>Monday 09:00-10:00</final_answer>',
    'So \\boxed{Monday 09:00-10:00}.',
    'Final Answer: $\\boxed{\\text{Monday 09:00-10:00}}$',
    'Final Answer: Tuesday 08:00-09:00\nNo.\nFinal Answer: Monday 09:00-10:00',
    'Final Answer: Monday 09:00-10:00\nFinal Answer: a',
    'Final Answer: No common time slot available\nWait.\nFinal Answer: Monday 09:00-10:00',
  ])('reads %j', (text) => {
    expect(slotIn(text)).toBe('Monday 09:00-10:00');
  });

  it.each([
    ['Final Answer: No common time slot available', 'no slot'],
    ['Final Answer: There is no common time slot available.', 'no slot'],
    ['I fear that no common time slots are available.', 'no slot'],
    ['Final Answer: Monday 09:00-10:00\nFinal Answer: No common time slot available', 'no slot'],
    ['Final Answer: Monday 25:00-26:00', null],
    ['Final Answer: Monday 09:75-10:00', null],
    ['Final Answer: Moonday 09:00-10:00', null],
    ['Monday 09:00-10:00 might do.', null],
    ['', null],
  ])('reads %j as %j', (text, expected) => {
    expect(slotIn(text)).toBe(expected);
  });

  it('points at the day and the times', () => {
    const text = 'Final Answer: **Monday 09:00-10:00**';
    const found = lastTimeSlot(text);
    expect(found && text.slice(found.start, found.end)).toBe('Monday 09:00-10:00');
  });

  it('gives all the slots in order', () => {
    const text = 'Final Answer: Monday 09:00-10:00\n**Final Answer:** Friday 8:00-9:00';
    const days = timeSlots(text).map(({ start, end }) => text.slice(start, end));
    expect(days).toEqual(['Monday 09:00-10:00', 'Friday 8:00-9:00']);
  });

  it.each([
    'Final Answer: ',
    'Monday ',
    'Final Answer: Monday 9',
    'final answer is text ',
    ' ',
    '*',
  ])('scans a megabyte of %j', (piece) => {
    const cost = cpuTimeMs(() => {
      expect(lastTimeSlot(piece.repeat(1_000_000 / piece.length))).toBeNull();
    });
    expect(cost).toBeLessThan(1000);
  });
});

describe.runIf(hasFixtures)('time slots of the public cases', () => {
  interface SlotCase {
    id: string;
    mode: string;
    gold: string;
    reply: string;
  }

  it('agree on every one', () => {
    const cases = readFixtureLines<SlotCase>('cases/eureka.jsonl').filter(
      ({ mode }) => mode === 'extract-calendar',
    );
    expect(cases.length).toBeGreaterThan(2);
    for (const { id, gold, reply } of cases) expect(slotIn(reply), id).toBe(gold);
  });
});
