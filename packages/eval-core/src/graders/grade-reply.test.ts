import { describe, expect, it } from 'vitest';

import type { Reply } from '../reply.ts';
import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import { UnreadableItemError, type Grader } from './grader.ts';
import { numberGrader } from './number-grader.ts';
import { graderOfKind } from './registry.ts';

const item = { gold: 42, options: null, params: {}, prompt: null };
const verdictOn = (content: string, rest: Partial<Reply> = {}) =>
  gradeReply(numberGrader, item, { content, reasoning: null, finish: 'stop', ...rest });

describe('gradeReply', () => {
  it.each([
    ['The sum is', { finish: 'length' }, 'cut-off'],
    ['', { finish: 'length' }, 'cut-off'],
    ['', { finish: 'length', reasoning: 'Final Answer: 42' }, 'cut-off'],
    ['<think>Final Answer: 42', {}, 'cut-off'],
    ['Final Answer: 42 <think>but wait', {}, 'cut-off'],
    ['', {}, 'empty'],
    [' \n ', {}, 'empty'],
    ['<think>Hm.</think>', {}, 'empty'],
    ['I give up.', {}, 'no-answer'],
    ['<think>It may be 42.</think>I give up.', {}, 'no-answer'],
  ] satisfies [string, Partial<Reply>, string][])(
    'finds %j with %j incorrect: %s',
    (content, rest, reason) => {
      expect(verdictOn(content, rest)).toMatchObject({
        outcome: 'incorrect',
        reason,
        extracted: null,
      });
    },
  );

  it('believes a final answer that stands before the cut', () => {
    expect(verdictOn('Final Answer: 42\nLet me', { finish: 'length' }).outcome).toBe('correct');
  });

  it('reads closed thinking only when the answer holds none', () => {
    const inTags = verdictOn('<think>Final Answer: 42</think>I am done.');
    expect(inTags).toMatchObject({ outcome: 'correct', extracted: { source: 'thinking' } });
    const inField = verdictOn('I am done.', { reasoning: 'Final Answer: 42' });
    expect(inField).toMatchObject({ outcome: 'correct', doubts: ['answer-in-thinking'] });
    const answered = verdictOn('<think>Final Answer: 42</think>Final Answer: 41');
    expect(answered).toMatchObject({ outcome: 'incorrect', extracted: { source: 'answer' } });
  });

  it('prefers a valid answer in closed thinking to an invalid one behind it', () => {
    const verdict = verdictOn('<think>Final Answer: 42</think>Final Answer: see above');
    expect(verdict).toMatchObject({ outcome: 'correct', extracted: { source: 'thinking' } });
    const invalid = verdictOn('<think>Hm.</think>Final Answer: see above');
    expect(invalid).toMatchObject({ reason: 'invalid-answer', extracted: { source: 'answer' } });
  });

  it('does not read thinking that was cut off', () => {
    const cut = { reasoning: 'Final Answer: 42', finish: 'length' } as const;
    expect(verdictOn('So we', cut).reason).toBe('cut-off');
  });

  it('calls an item that cannot be read unscorable and says why', () => {
    const broken = { ...item, gold: 'many' };
    const reply = { content: 'Final Answer: 42', reasoning: null, finish: 'stop' } as const;
    expect(gradeReply(numberGrader, broken, reply)).toMatchObject({
      outcome: 'unscorable',
      reason: 'unreadable-gold',
      detail: 'The gold "many" is no number.',
    });
  });

  it('does not hide a fault of the grader', () => {
    const faulty: Grader = {
      ...numberGrader,
      grade: () => {
        throw new TypeError('bug');
      },
    };
    const reply = { content: '42', reasoning: null, finish: 'stop' } as const;
    expect(() => gradeReply(faulty, item, reply)).toThrow('bug');
    expect(() => gradeBareAnswer(faulty, item, '42')).toThrow('bug');
  });
});

describe('gradeBareAnswer', () => {
  it.each([
    ['42', 'verified'],
    ['41', 'wrong-answer'],
    ['', 'empty'],
    [' ', 'empty'],
    ['<think>', 'no-answer'],
  ])('grades %j as %s', (text, reason) => {
    expect(gradeBareAnswer(numberGrader, item, text).reason).toBe(reason);
  });

  it('calls an item that cannot be read unscorable', () => {
    const unreadable: Grader = {
      ...numberGrader,
      grade: () => {
        throw new UnreadableItemError('No gold.');
      },
    };
    expect(gradeBareAnswer(unreadable, item, '42').detail).toBe('No gold.');
  });
});

describe('graderOfKind', () => {
  it.each(['choice', 'text', 'number', '3sat', 'maze'])('knows the kind %s', (kind) => {
    expect(graderOfKind(kind).kind).toBe(kind);
  });

  it('says which kinds there are', () => {
    expect(() => graderOfKind('poem')).toThrow(
      /There is no grader for "poem"; choose among .*choice/,
    );
  });
});
