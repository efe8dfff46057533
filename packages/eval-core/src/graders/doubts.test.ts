import { describe, expect, it } from 'vitest';

import type { Finish } from '../finish.ts';
import { choiceGrader } from './choice-grader.ts';
import { gradeReply } from './grade-reply.ts';
import type { Grader } from './grader.ts';
import { numberGrader } from './number-grader.ts';
import { textGrader } from './text-grader.ts';

interface Asked {
  grader?: Grader;
  gold?: unknown;
  prompt?: string;
  finish?: Finish;
  reasoning?: string;
}

function doubtsOn(content: string, asked: Asked = {}) {
  const {
    grader = numberGrader,
    gold = 42,
    prompt = null,
    finish = 'stop',
    reasoning = null,
  } = asked;
  const item = { gold, options: null, params: {}, prompt };
  return gradeReply(grader, item, { content, reasoning, finish }).doubts;
}

describe('doubts', () => {
  it.each([
    ['The sum is 42, so half of it: \\boxed{21}', {}],
    ['It is Paris.\nAnswer: London', { grader: textGrader, gold: 'Paris' }],
    ['**B** seems likely. Answer: C', { grader: choiceGrader, gold: 'B' }],
    ['So x = 7. Final Answer: 8', { gold: 7 }],
    ['It is PARIS, or is it?\nHard to say.', { grader: textGrader, gold: 'Paris' }],
  ])('flags gold-in-text: %j', (content, asked) => {
    expect(doubtsOn(content, asked)).toContain('gold-in-text');
  });

  it.each([
    ['42, so \\boxed{42}', {}],
    ['The sum is 142 or 42.5 or -42, so \\boxed{21}', {}],
    ['There are 7 days. Final Answer: 8', { gold: 7 }],
    ['Vitamin B helps. Answer: C', { grader: choiceGrader, gold: 'B' }],
    ['<think>42</think>\\boxed{21}', {}],
    ['Parisian. Answer: London', { grader: textGrader, gold: 'Paris' }],
  ])('does not flag gold-in-text: %j', (content, asked) => {
    expect(doubtsOn(content, asked)).not.toContain('gold-in-text');
  });

  it('flags rival-answers', () => {
    expect(doubtsOn('Final Answer: 1. No.\nFinal Answer: 42')).toContain('rival-answers');
    expect(doubtsOn('Final Answer: 42. Yes.\nFinal Answer: 42.0')).not.toContain('rival-answers');
  });

  it('flags not-last-box', () => {
    expect(doubtsOn('<final_answer>42</final_answer> Check: \\boxed{6 \\cdot 7}')).toContain(
      'not-last-box',
    );
    expect(doubtsOn('\\boxed{6 \\cdot 7} <final_answer>42</final_answer>')).not.toContain(
      'not-last-box',
    );
    expect(doubtsOn('\\boxed{41}, no: \\boxed{42}')).not.toContain('not-last-box');
    expect(doubtsOn('<final_answer>42</final_answer> \\boxed{42}')).not.toContain('not-last-box');
  });

  it('flags cut-off', () => {
    expect(doubtsOn('Final Answer: 42', { finish: 'length' })).toContain('cut-off');
    expect(doubtsOn('Final Answer: 42')).toEqual([]);
  });

  it('flags unclosed-thinking', () => {
    expect(doubtsOn('<think>Final Answer: 42')).toEqual(['unclosed-thinking']);
    expect(doubtsOn('<think>So.</think>Final Answer: 42')).toEqual([]);
  });

  it('flags answer-in-thinking', () => {
    expect(doubtsOn('<think>Final Answer: 42</think>Done.')).toContain('answer-in-thinking');
    expect(doubtsOn('<think>Final Answer: 42</think>Final Answer: 42')).toEqual([]);
  });

  it('flags loop', () => {
    const loop = 'Wait, let me think again about the sum of these numbers. '.repeat(12);
    expect(doubtsOn(loop)).toContain('loop');
    expect(doubtsOn('', { reasoning: loop, finish: 'length' })).toContain('loop');
    expect(doubtsOn(`${loop}Final Answer: 42`)).not.toContain('loop');
  });

  it('flags empty', () => {
    expect(doubtsOn('')).toEqual(['empty']);
    expect(doubtsOn('<think>Hm.</think> \n')).toEqual(['empty']);
    expect(doubtsOn('42')).toEqual([]);
  });

  it('flags language-mix', () => {
    const mixed = 'We add both numbers, 然后我们得到总和, which is 42.';
    expect(doubtsOn(mixed)).toContain('language-mix');
    expect(doubtsOn(mixed, { prompt: '求总和是多少。Answer in English.' })).not.toContain(
      'language-mix',
    );
    expect(doubtsOn('We add α, β and Σ and get 42.')).not.toContain('language-mix');
  });

  it('come in one order, each once', () => {
    const content = 'Final Answer: 42. No.\nFinal Answer: 1';
    expect(doubtsOn(content, { finish: 'length' })).toEqual([
      'gold-in-text',
      'rival-answers',
      'cut-off',
    ]);
  });
});
