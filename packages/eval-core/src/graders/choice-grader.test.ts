import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { choiceGrader } from './choice-grader.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import type { GradedItem } from './grader.ts';

const FOUR = ['A', 'B', 'C', 'D'];
const CITIES = ['Lyon', 'Paris', 'North Paris', 'a good idea'];

const itemOf = (gold: unknown, options: readonly string[] | null = FOUR): GradedItem => ({
  gold,
  options,
  params: {},
  prompt: null,
});
const verdictOn = (content: string, item: GradedItem) =>
  gradeReply(choiceGrader, item, { content, reasoning: null, finish: 'stop' });
/** The letters that the reply is taken to choose. */
function lettersOf(content: string, options: readonly string[]): string | null {
  const { detail } = verdictOn(content, itemOf('A', options));
  return detail === null ? null : (/^Chosen: (.*); right/.exec(detail)?.[1] ?? null);
}

describe('choiceGrader', () => {
  it('knows options that carry their own letters', () => {
    expect(lettersOf('Paris', ['A. Lyon', 'B. Paris'])).toBe('B');
    expect(lettersOf('Answer: B', ['(A)', '(B)'])).toBe('B');
    expect(verdictOn('B', itemOf('B. Paris', ['A. Lyon', 'B. Paris'])).outcome).toBe('correct');
  });

  it('wants all of several right options and no other', () => {
    const reply = 'Answer: A, C';
    expect(verdictOn(reply, itemOf(['C', 'A'])).outcome).toBe('correct');
    expect(verdictOn(reply, itemOf('AC')).outcome).toBe('correct');
    expect(verdictOn(reply, itemOf('A')).outcome).toBe('incorrect');
    expect(verdictOn(reply, itemOf('ABC')).outcome).toBe('incorrect');
  });

  it('goes by the letter when another option stands beside it, with the doubt rival-answers', () => {
    const verdict = verdictOn('Answer: B. 5', itemOf('B', ['4', '3', '5', '0']));
    expect(verdict).toMatchObject({ outcome: 'correct', doubts: ['rival-answers'] });
    expect(verdictOn('Answer: B. 3', itemOf('B', ['4', '3', '5', '0'])).doubts).toEqual([]);
  });

  it('names differing answers as rivals and points at the one that counts', () => {
    const reply = 'Answer: A\nNo. Answer: **C**\n';
    const { extracted, doubts } = verdictOn(reply, itemOf('C'));
    expect(extracted).toMatchObject({ text: 'C', rule: 'answer', rivals: ['A'] });
    expect(extracted?.start).toBe(reply.indexOf('C'));
    expect(doubts).toContain('rival-answers');
    expect(verdictOn('Answer: A. So the answer is A.', itemOf('A')).doubts).toEqual([]);
  });

  it.each([
    ['B', 'B'],
    ['(B) Paris', 'B'],
    ['B Paris', 'B'],
    ['Paris', 'B'],
    ['paris.', 'B'],
    ['A good idea', 'D'],
    ['Lyon and the answer is\nC North', 'C'],
    [['Paris', 'A'], 'AB'],
    ['A, C', 'AC'],
  ])('reads the gold %j as %s', (gold, letters) => {
    expect(choiceGrader.goldTexts(itemOf(gold, CITIES))[0]).toBe(letters);
  });

  it.each([['E'], ['London'], [null], [{}], [['A', 'E']]])(
    'calls the gold %j unreadable, not the reply wrong',
    (gold) => {
      const verdict = verdictOn('Answer: A', itemOf(gold, CITIES));
      expect(verdict).toMatchObject({ outcome: 'unscorable', reason: 'unreadable-gold' });
      expect(verdict.detail).toContain('names no option');
    },
  );

  it('refuses items with one option, or more than there are letters', () => {
    expect(verdictOn('A', itemOf('A', ['x'])).reason).toBe('unreadable-gold');
    const many = Array.from({ length: 27 }, String);
    expect(verdictOn('A', itemOf('A', many)).detail).toBe('A choice has 2 to 26 options, not 27.');
  });

  it('accepts where no option is right only that none is chosen', () => {
    expect(verdictOn('ANSWER: None of the above', itemOf('')).outcome).toBe('correct');
    expect(verdictOn('ANSWER: A', itemOf('')).outcome).toBe('incorrect');
    expect(verdictOn('', itemOf('')).reason).toBe('empty');
    expect(verdictOn('<think>Hm.</think>', itemOf('')).reason).toBe('empty');
    const cut = { content: 'Let me', reasoning: null, finish: 'length' } as const;
    expect(gradeReply(choiceGrader, itemOf(''), cut).reason).toBe('cut-off');
  });

  it('takes a bare answer for the answer itself', () => {
    const bare = (text: string) => gradeBareAnswer(choiceGrader, itemOf('B', CITIES), text);
    expect(bare('b').outcome).toBe('correct');
    expect(bare('(B)').outcome).toBe('correct');
    expect(bare('Paris').outcome).toBe('correct');
    expect(bare('A').outcome).toBe('incorrect');
    expect(bare('').reason).toBe('empty');
  });

  it('reads closed thinking only where it states an answer', () => {
    const stated = verdictOn('<think>So the answer is B.</think>I am done.', itemOf('B'));
    expect(stated).toMatchObject({ outcome: 'correct', doubts: ['answer-in-thinking'] });
    const mentioned = verdictOn('<think>Perhaps B is correct.</think>I am done.', itemOf('B'));
    expect(mentioned.reason).toBe('no-answer');
  });

  it('never throws and always points into the reply', () => {
    const piece = fc.constantFrom(
      'Answer',
      ':',
      ' is ',
      'B',
      ' and ',
      ', ',
      '\\boxed{',
      '}',
      '\n',
      '(',
      ')',
      '**',
      '答案',
      'A ',
      'Paris',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const options = { isBare: false, source: 'answer' } as const;
        const verdict = choiceGrader.grade(itemOf('B', CITIES), text, options);
        const extracted = verdict?.extracted ?? null;
        if (extracted === null) return;
        expect(text.slice(extracted.start, extracted.end)).toBe(extracted.text);
      }),
    );
  });

  it.each(['Answer: ', 'B ', 'A, ', '\\boxed{', '(', 'answer is ', 'B\n', '选', ' ', '1', '**B'])(
    'grades a megabyte of %j in bounded time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const cost = cpuTimeMs(() => {
        choiceGrader.grade(itemOf('B', CITIES), text, { isBare: false, source: 'answer' });
      });
      expect(cost).toBeLessThan(1000);
    },
  );
});
