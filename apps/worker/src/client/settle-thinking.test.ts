import { describe, expect, it } from 'vitest';

import type { ChatReply } from './reply-builder.ts';
import { settleThinking } from './settle-thinking.ts';

function replyWith(changes: Partial<ChatReply>): ChatReply {
  return {
    ...{ finish: 'stop', content: '', reasoning: null, hasLoop: false, isCutShort: false },
    ...{ promptTokens: 5, cachedPromptTokens: null, completionTokens: 100, thinkingTokens: null },
    ...{ firstTokenMs: null, latencyMs: 1, tokensEstimated: false, thinkingEstimated: false },
    ...changes,
  };
}

/** So many bytes. */
const letters = (count: number) => 'a'.repeat(count);
const figures = (changes: Partial<ChatReply>) => {
  const settled = settleThinking(replyWith(changes));
  return [settled.thinkingTokens, settled.thinkingEstimated];
};

describe('thinking that the server does not count', () => {
  it('has the share of its field in the bytes of the reply, and is marked', () => {
    // 300 of 400 bytes, 100 tokens.
    expect(figures({ reasoning: letters(300), content: letters(100) })).toEqual([75, true]);
    // 3 bytes each: 270 of 360.
    expect(figures({ reasoning: '想'.repeat(90), content: letters(90) })).toEqual([75, true]);
    // 200 of 300 bytes are 66.7 tokens.
    expect(figures({ reasoning: letters(200), content: letters(100) })).toEqual([67, true]);
  });

  it.each([
    // 300 of 7 + 300 + 8 + 85 bytes.
    ['a block', `<think>${letters(300)}</think>${letters(85)}`, 75],
    // 320 of 320 + 8 + 72 bytes.
    ['a closing tag alone', `${letters(320)}</think>${letters(72)}`, 80],
    // 393 of 400 bytes are 98.25.
    ['a block that never ends', `<think>${letters(393)}`, 98],
  ])('is found in the content: %s', (_, content, expected) => {
    expect(figures({ content })).toEqual([expected, true]);
    expect(figures({ content, reasoning: '' })).toEqual([expected, true]);
  });

  it('leaves the completion tokens the exact figure that they are', () => {
    const reply = replyWith({ reasoning: letters(300), content: letters(100) });
    expect(settleThinking(reply)).toEqual({
      ...reply,
      thinkingTokens: 75,
      thinkingEstimated: true,
    });
  });

  it('is all of a reply without an answer, and a token at least', () => {
    expect(figures({ reasoning: letters(400), finish: 'length' })).toEqual([100, true]);
    // 1 of 1,000 bytes are 0.1 tokens.
    expect(figures({ reasoning: 'a', content: letters(999) })).toEqual([1, true]);
  });
});

describe('a figure of the server', () => {
  const reasoning = letters(4_000);
  const content = letters(1_000);
  const of = (thinkingTokens: number) =>
    figures({ completionTokens: 1_250, reasoning, content, thinkingTokens });

  it('is not believed where it is 0, or too small for the text', () => {
    expect(of(0)).toEqual([1_000, true]);
    expect(of(199)).toEqual([1_000, true]);
    expect(of(200)).toEqual([200, false]);
    expect(of(990)).toEqual([990, false]);
  });

  it('is not believed where it is more than was written', () => {
    expect(of(1_251)).toEqual([1_000, true]);
    expect(figures({ content: letters(400), thinkingTokens: 101 })).toEqual([null, false]);
  });

  it('counts in a reply that shows no thinking, 0 or not', () => {
    expect(figures({ content: letters(400), thinkingTokens: 0 })).toEqual([0, false]);
    expect(figures({ content: letters(400), thinkingTokens: 60 })).toEqual([60, false]);
  });

  it('is believed beside tags where it can hold the thinking, if not the whole text', () => {
    // 10 tokens hold 200 characters.
    const tagged = (thinking: number) => `<think>${letters(thinking)}</think>${letters(185)}`;
    expect(figures({ content: tagged(200), thinkingTokens: 10 })).toEqual([10, false]);
    // 201 of 401 bytes.
    expect(figures({ content: tagged(201), thinkingTokens: 10 })).toEqual([50, true]);
  });
});

describe('what nobody can know', () => {
  it('stays unknown where no thinking is seen: a service may hide it, a server may drop its tags', () => {
    const reply = replyWith({ content: letters(400) });
    expect(settleThinking(reply)).toBe(reply);
    expect(figures({ content: letters(400), reasoning: '' })).toEqual([null, false]);
  });

  it('is 0 where the reply has a block without words', () => {
    const content = `<think>\n\n</think>\n\n${letters(383)}`;
    expect(figures({ content })).toEqual([0, false]);
  });

  it('stays unknown where more was written than is shown, as by a service that sums thinking up', () => {
    // 16 marks are tokens without text, of one byte at least each.
    const shown = { reasoning: letters(50), content: letters(34) };
    expect(figures({ ...shown, completionTokens: 100 })).toEqual([60, true]);
    expect(figures({ ...shown, completionTokens: 101 })).toEqual([null, false]);
    expect(figures({ ...shown, completionTokens: 900, thinkingTokens: 0 })).toEqual([null, false]);
    expect(figures({ ...shown, completionTokens: 900, thinkingTokens: 860 })).toEqual([860, false]);
  });
});
