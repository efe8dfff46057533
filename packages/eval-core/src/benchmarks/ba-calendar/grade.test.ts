import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../../testing/cpu-time.ts';
import { changedSlots, searchMinutes, slotText } from '../../testing/minute-search.ts';
import { baCalendarFamily as family } from './family.ts';
import { gradeBaCalendar } from './grade.ts';
import type { BaCalendarProblem } from './problem.ts';

const NO_SLOT = 'No common time slot available';
const say = (answer: string) => `So.\nFinal Answer: ${answer}`;

/**
 * Both are free on Friday 09:30-11:00 and 13:00-14:00, and on Saturday 09:00-12:00: with the buffers a meeting may
 * lie in 09:40-10:50 and 13:10-13:50, without what the blocked time takes.
 */
const corner: BaCalendarProblem = {
  participants: ['Ana', 'Bo'],
  days: ['Friday', 'Saturday'],
  availability: {
    Ana: { Friday: ['13:00-15:00', '09:00-10:00', '10:00-11:00'], Saturday: ['09:00-12:00'] },
    Bo: { Friday: ['09:30-11:00', '13:00-14:00'], Saturday: ['09:00-12:00'] },
  },
  durationMinutes: 30,
  granularityMinutes: 1,
  bufferMinutes: 10,
  noWeekends: true,
  notBefore: '09:30',
  notAfter: '13:45',
  blockedTimes: ['10:15-10:20'],
  highPriority: false,
};
const urgent = { ...corner, highPriority: true };
const plain: BaCalendarProblem = {
  ...corner,
  bufferMinutes: null,
  noWeekends: false,
  notBefore: null,
  notAfter: null,
  blockedTimes: [],
};
const hopeless = { ...corner, durationMinutes: 100 };

/** The checks by their first letters, "!" before one that is broken and "-" for one that does not apply. */
function checksOf(problem: BaCalendarProblem, answer: string): string {
  const checks = gradeBaCalendar(problem, say(answer))?.checks ?? {};
  return Object.entries(checks)
    .map(([name, isTrue]) => (isTrue === null ? '-' : `${isTrue ? '' : '!'}${name.charAt(0)}`))
    .join(' ');
}

describe('gradeBaCalendar', () => {
  it.each([
    [corner, 'Friday 09:40-10:10', 'f a d b w t s -', 'verified'],
    [corner, 'Friday 09:45-10:15', 'f a d b w t s -', 'verified'],
    [corner, 'Friday 10:20-10:50', 'f a d b w t s -', 'verified'],
    [corner, 'Friday 13:15-13:45', 'f a d b w t s -', 'verified'],
    [corner, 'Friday 09:39-10:09', 'f a d !b w t s -', 'wrong-answer'],
    [corner, 'Friday 09:46-10:16', 'f a d b w t !s -', 'wrong-answer'],
    [corner, 'Friday 13:16-13:46', 'f a d b w !t s -', 'wrong-answer'],
    [corner, 'Friday 09:29-09:59', 'f !a d !b w !t s -', 'wrong-answer'],
    [corner, 'Friday 09:40-10:11', 'f a !d b w t s -', 'wrong-answer'],
    [corner, 'Saturday 10:20-10:50', 'f a d b !w t s -', 'wrong-answer'],
    [corner, 'Monday 09:40-10:10', 'f !a d !b w t s -', 'wrong-answer'],
    [corner, 'Friday 10:10-09:40', '!f - - - - - - -', 'invalid-answer'],
    [corner, 'Friday 10:10-10:10', '!f - - - - - - -', 'invalid-answer'],
    [corner, 'Friday 25:00-25:30', '!f - - - - - - -', 'invalid-answer'],
    [corner, 'Friday morning', '!f - - - - - - -', 'invalid-answer'],
    [corner, NO_SLOT, 'f !a !d !b !w !t !s -', 'wrong-answer'],
    [urgent, 'Friday 09:40-10:10', 'f a d b w t s p', 'verified'],
    [urgent, 'Friday 09:41-10:11', 'f a d b w t s !p', 'wrong-answer'],
    [urgent, 'Friday 13:10-13:40', 'f a d b w t s !p', 'wrong-answer'],
    [plain, 'Friday 09:30-10:00', 'f a d - - - - -', 'verified'],
    [plain, 'Saturday 11:30-12:00', 'f a d - - - - -', 'verified'],
    [plain, NO_SLOT, 'f !a !d - - - - -', 'wrong-answer'],
    [hopeless, NO_SLOT, 'f - - - - - - -', 'verified'],
    [hopeless, 'Friday 09:30-11:10', 'f !a d !b w t !s -', 'wrong-answer'],
  ])('judges of %j the answer "%s" as %s', (problem, answer, checks, reason) => {
    expect(checksOf(problem, answer)).toBe(checks);
    const verdict = gradeBaCalendar(problem, say(answer));
    expect(verdict).toMatchObject({ reason, doubts: [] });
    const applied = checks.split(' ').filter((check) => check !== '-');
    const kept = applied.filter((check) => !check.startsWith('!'));
    expect(verdict?.scores).toEqual({ 'fraction-passed': kept.length / applied.length });
  });

  it('names the eight checks in the order of the published metric', () => {
    for (const answer of ['Friday 09:40-10:10', 'soon', NO_SLOT]) {
      expect(Object.keys(gradeBaCalendar(corner, say(answer))?.checks ?? {}).join(' ')).toBe(
        'format availability duration buffer weekends timeRestrictions specificTimes priority',
      );
    }
  });

  it.each([
    '**Final Answer:** Friday 09:40-10:10',
    '**Final Answer: Friday 9:40-10:10**',
    'Final Answer: [Friday 09:40-10:10]',
    'Final Answer: "friday, 09:40 – 10:10".',
    'Final Answer:\n```\nFriday 09:40-10:10\n```',
    '## Final Answer\n\n**Friday** from 09:40 to 10:10',
    '<final_answer>Friday 09:40-10:10</final_answer>',
    'Final Answer: $\\boxed{\\text{Friday 09:40-10:10}}$',
    'So it is \\boxed{Friday 09:40-10:10}.',
    'The final answer is Friday 09:40-10:10.',
    'Final Answer: Friday 09:40-10:10 suits everyone.\nFinal Answer: Friday 9:40-10:10',
  ])('reads %j without a doubt', (text) => {
    expect(gradeBaCalendar(corner, text)).toMatchObject({ outcome: 'correct', doubts: [] });
  });

  it.each([
    'Final Answer: **No common time slot available**',
    'Final Answer: There is no common time slot available.',
    'The final answer is "no common time slots are available".',
    '<final_answer>No common time slot available</final_answer>',
    'I fear that no common time slot is available.',
  ])('reads the claim that there is no slot in %j', (text) => {
    expect(gradeBaCalendar(hopeless, text)).toMatchObject({ outcome: 'correct', doubts: [] });
  });

  it.each(['', 'I give up.', 'Friday 09:40-10:10 would do.', 'Final Answer:'])(
    'has no verdict on %j',
    (text) => {
      expect(gradeBaCalendar(corner, text)).toBeNull();
    },
  );

  it('grades the last of several answers, and doubts it where they differ', () => {
    const text = `${say('Saturday 10:00-10:30')}\nNo: ${say(NO_SLOT)} ${say('Friday 09:40-10:10')}`;
    expect(gradeBaCalendar(corner, text)).toMatchObject({
      outcome: 'correct',
      doubts: ['rival-answers'],
      extracted: { text: 'Friday 09:40-10:10', rivals: [NO_SLOT, 'Saturday 10:00-10:30'] },
    });
  });

  it.each(family.levels.map(({ level }) => level))(
    'agrees at level %d with a search of all minutes on the gold reply and on every change of it',
    (level) => {
      const items = family.generate({ seed: 'grade', levels: [level], itemsPerLevel: 10 });
      for (const { problem, gold } of items) {
        const { earliest, isRight } = searchMinutes(problem);
        expect(gold).toBe(earliest === null ? NO_SLOT : slotText(earliest));
        const reply = gradeBaCalendar(problem, family.goldReply(problem));
        expect(reply).toMatchObject({ outcome: 'correct', doubts: [] });
        expect(reply?.scores).toEqual({ 'fraction-passed': 1 });
        const outcomeOf = (answer: string) => gradeBaCalendar(problem, say(answer))?.outcome;
        expect(outcomeOf(NO_SLOT)).toBe(isRight(null) ? 'correct' : 'incorrect');
        const other = { day: 'Monday', start: 540, end: 540 + problem.durationMinutes };
        const changes = changedSlots(earliest ?? other);
        expect(changes.map((slot) => outcomeOf(slotText(slot)))).toEqual(
          changes.map((slot) => (isRight(slot) ? 'correct' : 'incorrect')),
        );
      }
    },
  );

  it('calls a malformed item unscorable, whatever the reply', () => {
    const broken = { ...corner, blockedTimes: ['noon'] };
    expect(gradeBaCalendar(broken, say(NO_SLOT))?.reason).toBe('unreadable-gold');
    expect(gradeBaCalendar(broken, '')?.outcome).toBe('unscorable');
  });

  it('never throws and always points into the answer', () => {
    const piece = fc.constantFrom(
      'Final Answer:',
      'Friday',
      ' 09:40',
      '-10:10',
      '**',
      '\n',
      '<final_answer>',
      '</final_answer>',
      '\\boxed{',
      '}',
      NO_SLOT,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const answer = parts.join('');
        const extracted = gradeBaCalendar(corner, answer)?.extracted ?? null;
        if (extracted !== null) {
          expect(answer.slice(extracted.start, extracted.end)).toBe(extracted.text);
        }
      }),
    );
  });

  it.each([
    'Final Answer: ',
    'Final Answer: Friday 09:40-10:10 ',
    'final answer text is ',
    '\\boxed{',
    '<final_answer>',
    `${NO_SLOT} `,
    'Friday 09:40-',
  ])('reads a megabyte of %j in time', (piece) => {
    const text = say(piece.repeat(1_000_000 / piece.length));
    expect(cpuTimeMs(() => gradeBaCalendar(corner, text))).toBeLessThan(1000);
  });
});
