import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitReply } from './reply.ts';

const split = (content: string) => splitReply({ content, reasoning: null, finish: 'stop' });

describe('splitReply', () => {
  it.each([
    ['<think>sum it</think>\n\n42', 'sum it', '42', 'think-block'],
    ['<think></think>42', '', '42', 'think-block'],
    ['<think>\n\n</think>\n\n42', '', '42', 'think-block'],
    ['  <think>a</think> 42 ', 'a', '42', 'think-block'],
    ['<think>a</think>', 'a', '', 'think-block'],
    ['<think>a</think>one<think>b</think> two', 'a\n\nb', 'one two', 'think-block'],
    ['sum it</think>42', 'sum it', '42', 'closing-tag-only'],
    ['</think>42', '', '42', 'closing-tag-only'],
    ['a</think>4<think>b</think>2', 'a\n\nb', '42', 'closing-tag-only'],
    ['a</think>the tag </think> ends it', 'a', 'the tag </think> ends it', 'closing-tag-only'],
    ['<think>no end', 'no end', null, 'unclosed-block'],
    ['<think>', '', null, 'unclosed-block'],
    ['<think>a</think>draft <think>but wait', 'a\n\nbut wait', null, 'unclosed-block'],
    ['Sure. <think>Final Answer: B', 'Final Answer: B', null, 'unclosed-block'],
    ['just 42 ', null, 'just 42 ', 'none'],
    ['', null, '', 'none'],
  ])('splits %j', (content, thinking, answer, rule) => {
    expect(split(content)).toEqual({ thinking, answer, rule });
  });

  it('takes the reasoning field before any tag', () => {
    expect(splitReply({ content: '42', reasoning: 'sum it', finish: 'stop' })).toEqual({
      thinking: 'sum it',
      answer: '42',
      rule: 'field',
    });
  });

  it('has no answer when the reply was cut off inside the reasoning field', () => {
    const cut = { content: '\n', reasoning: 'sum', finish: 'length' } as const;
    expect(splitReply(cut).answer).toBeNull();
    expect(splitReply({ ...cut, finish: 'stop' }).answer).toBe('\n');
    expect(splitReply({ ...cut, content: 'The ans' }).answer).toBe('The ans');
  });

  it('looks for tags when the reasoning field is blank', () => {
    expect(splitReply({ content: '<think>a</think>b', reasoning: '', finish: 'stop' })).toEqual({
      thinking: 'a',
      answer: 'b',
      rule: 'think-block',
    });
  });

  it('never lets a word of a think block into the answer', () => {
    const piece = fc.constantFrom('<think>', '</think>', 'word', ' ', '\n');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.array(piece, { maxLength: 12 }),
        (a, b) => {
          const inside = a.filter((part) => !part.includes('think>')).join('');
          const { answer } = split(`${b.join('')}<think>${inside}SECRET</think>after`);
          // A stray block opened in `b` may swallow our opening tag, never the secret behind it.
          expect(answer ?? '').not.toContain('SECRET');
        },
      ),
    );
  });

  it('splits a megabyte of opening tags without stalling', () => {
    expect(split('<think>'.repeat(150_000)).answer).toBeNull();
    expect(split('<think></think>'.repeat(70_000)).answer).toBe('');
  });
});
