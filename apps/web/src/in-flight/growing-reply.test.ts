import { expect, test } from 'vitest';

import type { InFlightFrame } from '@assay/contracts/in-flight';

import { addFrame, shownParts, type GrowingReply } from './growing-reply.ts';

const frame = (thinking: string, answer: string, isFirst = false): InFlightFrame => ({
  kind: 'text',
  isFirst,
  thinking,
  answer,
  tokensSoFar: 1,
  elapsedMs: 5,
});

function replyOf(frames: readonly InFlightFrame[]): GrowingReply {
  return frames.reduce<GrowingReply | null>(addFrame, null) ?? addFrame(null, frame('', '', true));
}

test('frames add up, and a connection that begins anew does not double the text', () => {
  const once = [frame('Let me', '', true), frame(' see', '4')];
  const reply = replyOf([...once, ...once]);
  expect(reply).toMatchObject({ reasoning: 'Let me see', content: '4', forgotten: 0, end: null });
  expect(shownParts(reply)).toEqual({
    thinking: { text: 'Let me see', hidden: 0 },
    answer: { text: '4', hidden: 0 },
  });
});

test('thinking that stands inside the answer is thinking, while it goes on too', () => {
  expect(shownParts(replyOf([frame('', '<think>Hm', true)]))).toEqual({
    thinking: { text: 'Hm', hidden: 0 },
    answer: null,
  });
  expect(shownParts(replyOf([frame('', '<think>Hm', true), frame('', '</think>4')]))).toEqual({
    thinking: { text: 'Hm', hidden: 0 },
    answer: { text: '4', hidden: 0 },
  });
});

test('empty lines before a text are not shown, and alone they are no text', () => {
  expect(shownParts(replyOf([frame('\n', '\n\n', true)]))).toEqual({
    thinking: null,
    answer: null,
  });
  expect(shownParts(replyOf([frame('\nHm', '\n\n', true), frame('', '  4\n')]))).toEqual({
    thinking: { text: 'Hm', hidden: 0 },
    answer: { text: '  4\n', hidden: 0 },
  });
});

test('a reply without end keeps a bounded text, and says what it left out', () => {
  const long = Array.from({ length: 60 }, (_, index) => frame('', 'x'.repeat(10_000), index === 0));
  const reply = replyOf(long);
  expect(reply.content.length + reply.forgotten).toBe(600_000);
  const { answer } = shownParts(reply);
  expect((answer?.text.length ?? 0) + (answer?.hidden ?? 0) + reply.forgotten).toBe(600_000);
  expect(answer?.text.length).toBeLessThan(100_000);
});

test('the end stays with the text', () => {
  const end: InFlightFrame = { kind: 'end', finish: null, message: 'HTTP 500' };
  expect(replyOf([frame('', 'half', true), end])).toMatchObject({
    content: 'half',
    end: { finish: null, message: 'HTTP 500' },
  });
});
