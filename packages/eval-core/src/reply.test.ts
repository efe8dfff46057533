import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { placeInReply, splitReply, type Reply } from './reply.ts';

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
    expect(split(content)).toMatchObject({ thinking, answer, rule });
  });

  it.each([
    ['<thinking>sum it</thinking>42'],
    ['<thought>\nsum it\n</thought>\n\n42'],
    ['[THINK]sum it[/THINK]42'],
    ['◁think▷sum it◁/think▷42'],
    [
      '<|begin_of_thought|>\nsum it\n<|end_of_thought|>\n<|begin_of_solution|>\n42<|end_of_solution|>',
    ],
    ['<|START_THINKING|>sum it<|END_THINKING|><|START_RESPONSE|>42<|END_RESPONSE|>'],
    [
      '<|channel|>analysis<|message|>sum it<|end|><|start|>assistant<|channel|>final<|message|>42<|return|>',
    ],
    [
      '<|start|>assistant<|channel|>analysis<|message|>sum it<|end|><|start|>assistant<|channel|>final<|message|>42',
    ],
  ])('splits another model’s tags: %j', (content) => {
    expect(split(content)).toMatchObject({
      thinking: 'sum it',
      answer: '42',
      rule: 'think-block',
    });
  });

  it.each([
    ['<|channel|>analysis<|message|>sum it', 'sum it', null, 'unclosed-block'],
    ['[THINK]sum it', 'sum it', null, 'unclosed-block'],
    ['sum it[/THINK]42', 'sum it', '42', 'closing-tag-only'],
    ['<|channel|>final<|message|>42<|return|>', '', '42', 'closing-tag-only'],
    ['analysisSum it.assistantfinal42', 'analysisSum it.', '42', 'closing-tag-only'],
    ['42<|return|>', null, '42', 'none'],
    [
      '<think>a [THINK] b </thinking> c</think>42',
      'a [THINK] b </thinking> c',
      '42',
      'think-block',
    ],
  ])('ends thinking only by the tag that belongs to it: %j', (content, thinking, answer, rule) => {
    expect(split(content)).toMatchObject({ thinking, answer, rule });
  });

  it('takes the reasoning field before any tag', () => {
    expect(splitReply({ content: '42', reasoning: 'sum it', finish: 'stop' })).toMatchObject({
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
    const reply: Reply = { content: '<think>a</think>b', reasoning: '', finish: 'stop' };
    expect(splitReply(reply)).toMatchObject({ thinking: 'a', answer: 'b', rule: 'think-block' });
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

describe('placeInReply', () => {
  const piece = fc.constantFrom('<think>', '</think>', '[THINK]', '<|return|>', 'word', '7 ', '\n');
  const contents = fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }).map((p) => p.join(''));
  const reasonings = fc.constantFrom(null, '', 'step by step');

  it('points at the extracted text, or across the thinking that stands in the middle of it', () => {
    fc.assert(
      fc.property(contents, reasonings, fc.nat(), fc.nat(), (content, reasoning, a, b) => {
        const reply = { content, reasoning, finish: 'stop' as const };
        const parts = splitReply(reply);
        for (const source of ['answer', 'thinking'] as const) {
          const text = parts[source];
          if (text === null || text === '') continue;
          const start = a % text.length;
          const end = start + 1 + (b % (text.length - start));
          const place = placeInReply(parts, { source, start, end });
          const raw = reply[place.field] ?? '';
          const isOneStretch = parts.pieces[source].length === 1;
          if (isOneStretch) expect(raw.slice(place.start, place.end)).toBe(text.slice(start, end));
          if (/\S/.test(text.charAt(start))) expect(raw[place.start]).toBe(text[start]);
          if (/\S/.test(text.charAt(end - 1))) expect(raw[place.end - 1]).toBe(text[end - 1]);
        }
      }),
    );
  });

  it('finds an answer between two blocks of thinking', () => {
    const content = '<think>a</think> so 42 <think>b</think> done';
    const parts = split(content);
    const start = parts.answer?.indexOf('42') ?? -1;
    const place = placeInReply(parts, { source: 'answer', start, end: start + 2 });
    expect(content.slice(place.start, place.end)).toBe('42');
  });

  it('finds the second of two blocks of thinking', () => {
    const content = '<think> a </think>x<think>\n 42 </think>y';
    const parts = split(content);
    const start = parts.thinking?.indexOf('42') ?? -1;
    const place = placeInReply(parts, { source: 'thinking', start, end: start + 2 });
    expect(content.slice(place.start, place.end)).toBe('42');
  });

  it('says so when the part was never there', () => {
    expect(() => placeInReply(split('<think>x'), { source: 'answer', start: 0, end: 1 })).toThrow(
      'has no place 0 to 1',
    );
  });
});
