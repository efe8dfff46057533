import { describe, expect, it } from 'vitest';

import { ApiError } from './errors.ts';
import { parseChatRequest } from './request.ts';

const BODY = { model: 'm', messages: [{ role: 'user', content: 'p' }] };

function refusalOf(changes: object): { param: string | null; status: number } {
  try {
    parseChatRequest({ ...BODY, ...changes });
  } catch (error) {
    if (error instanceof ApiError) return { param: error.param, status: error.status };
  }
  throw new Error(`Not refused: ${JSON.stringify(changes)}`);
}

describe('parseChatRequest', () => {
  it.each([
    ['n', { n: 2 }],
    ['stop', { stop: ['\n'] }],
    ['stop', { stop: '</think>' }],
    ['top_p', { top_p: 0.95 }],
    ['top_k', { top_k: 40 }],
    ['repetition_penalty', { repetition_penalty: 1.1 }],
    ['logprobs', { logprobs: true }],
    ['reasoning_effort', { reasoning_effort: 'high' }],
    ['temprature', { temprature: 0.5 }],
    ['temperature', { temperature: 3 }],
    ['max_tokens', { max_tokens: 0 }],
    ['seed', { seed: 1.5 }],
    ['messages', { messages: [] }],
    ['messages.0.role', { messages: [{ role: 'robot', content: 'p' }] }],
    ['messages.0.name', { messages: [{ role: 'user', content: 'p', name: 'x' }] }],
    ['stream_options', { stream_options: { include_usage: true } }],
  ])('refuses %s by name rather than ignore it: %j', (param, changes) => {
    expect(refusalOf(changes)).toEqual({ param, status: 400 });
  });

  it.each([
    { n: 1 },
    { stop: [] },
    { stop: null },
    { top_p: 1 },
    { top_k: -1, min_p: 0 },
    { presence_penalty: 0, frequency_penalty: 0, repetition_penalty: 1, logprobs: false },
    { user: 'someone' },
  ])('accepts %j, which would change nothing anywhere', (changes) => {
    expect(parseChatRequest({ ...BODY, ...changes })).toEqual(parseChatRequest(BODY));
  });

  it('prefers max_completion_tokens to max_tokens', () => {
    expect(parseChatRequest({ ...BODY, max_tokens: 5, max_completion_tokens: 7 }).maxTokens).toBe(
      7,
    );
  });

  it('reads content given in parts', () => {
    const content = [
      { type: 'text', text: 'one' },
      { type: 'text', text: 'two' },
    ];
    const { messages } = parseChatRequest({ ...BODY, messages: [{ role: 'user', content }] });
    expect(messages).toEqual([{ role: 'user', text: 'one\ntwo' }]);
  });
});
