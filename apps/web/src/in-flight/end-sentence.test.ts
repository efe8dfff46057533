import { expect, it } from 'vitest';

import { endSentence, noTextSentence } from './end-sentence.ts';
import { addFrame } from './growing-reply.ts';

const gone = {
  kind: 'end',
  finish: null,
  message: 'The request is not in flight any more.',
} as const;
const nothingYet = {
  kind: 'text',
  isFirst: true,
  thinking: '',
  answer: '',
  tokensSoFar: null,
  elapsedMs: 900,
} as const;

it('says how a request ended, or why it became no sample', () => {
  expect(endSentence({ finish: 'stop', message: null })).toMatch(/stopped by itself/);
  expect(endSentence(gone)).toBe(gone.message);
  expect(endSentence({ finish: null, message: null })).toMatch(/without a finish reason/);
});

it('claims that no text came only of a request that was watched', () => {
  const watched = addFrame(null, nothingYet);
  expect(noTextSentence(watched)).toBe('No text has come yet.');
  expect(noTextSentence(addFrame(watched, gone))).toBe('No text came.');
  expect(noTextSentence(addFrame(null, gone))).toMatch(/ended before/);
});
