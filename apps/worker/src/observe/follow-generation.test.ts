import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import type { InFlightFrame } from '@assay/contracts/in-flight';

import { followGeneration } from './follow-generation.ts';
import { createInFlight } from './in-flight.ts';

const REQUEST = { runId: 1, itemId: 2, repeat: 0, itemKey: 'a', backendId: 3, replica: 'h:1' };

function enter() {
  const text = { thinkingPieces: [] as string[], answerPieces: [] as string[] };
  const inFlight = createInFlight();
  const entry = inFlight.enter(REQUEST);
  entry.grows(text);
  return { inFlight, entry, text };
}

const textOf = (frames: readonly InFlightFrame[], part: 'thinking' | 'answer') =>
  frames.map((frame) => (frame.kind === 'text' ? frame[part] : '')).join('');

it('gives all text once and in order, however long the pieces are, in frames of bounded size', async () => {
  const pieces = fc.array(
    fc.string({ maxLength: 20 }).map((text) => text.repeat(3_000)),
    {
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(pieces, pieces, async (thinking, answer) => {
      const { entry, text } = enter();
      text.thinkingPieces.push(...thinking);
      text.answerPieces.push(...answer);
      entry.ended({ finish: 'stop', message: null });
      const frames: InFlightFrame[] = [];
      for await (const frame of followGeneration(entry, new AbortController().signal))
        frames.push(frame);
      expect(textOf(frames, 'thinking')).toBe(thinking.join(''));
      expect(textOf(frames, 'answer')).toBe(answer.join(''));
      expect(frames.at(-1)).toEqual({ kind: 'end', finish: 'stop', message: null });
      for (const frame of frames)
        if (frame.kind === 'text')
          expect(Math.max(frame.thinking.length, frame.answer.length)).toBeLessThanOrEqual(32_768);
    }),
    { numRuns: 40 },
  );
});

it('puts all that came while its reader was away into the next frame', async () => {
  const { entry, text } = enter();
  const frames = followGeneration(entry, new AbortController().signal);
  expect((await frames.next()).value).toMatchObject({ answer: '', tokensSoFar: null });
  for (let token = 0; token < 1_000; token += 1) text.answerPieces.push('x');
  expect((await frames.next()).value).toMatchObject({
    answer: 'x'.repeat(1_000),
    tokensSoFar: 1_000,
  });
  await frames.return(undefined);
});

it('ends without a word when its reader leaves', async () => {
  const { entry } = enter();
  const leave = new AbortController();
  const frames = followGeneration(entry, leave.signal);
  await frames.next();
  const last = frames.next();
  leave.abort();
  expect(await last).toEqual({ done: true, value: undefined });
});

it('lists the oldest first, by run, in the phase that its text shows, and forgets what ended', () => {
  const { inFlight, entry, text } = enter();
  const second = inFlight.enter({ ...REQUEST, itemId: 4, runId: 9 });
  expect(inFlight.list([1, 9]).generations.map(({ itemId }) => itemId)).toEqual([2, 4]);
  expect(inFlight.list([9]).total).toBe(1);
  expect(inFlight.list([1]).generations[0]?.phase).toBe('waiting');
  text.thinkingPieces.push('Hm');
  expect(inFlight.list([1]).generations[0]).toMatchObject({ phase: 'thinking', tokensSoFar: 1 });
  text.answerPieces.push('4');
  expect(inFlight.list([1]).generations[0]).toMatchObject({ phase: 'answering', tokensSoFar: 2 });
  entry.ended({ finish: 'stop', message: null });
  second.ended({ finish: null, message: 'lost' });
  expect(inFlight.list([1, 9])).toEqual({ total: 0, generations: [] });
  expect(inFlight.find(REQUEST)).toBeNull();
});
