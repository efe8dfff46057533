import { describe, expect, it } from 'vitest';

import { classifyFailure } from './classify-failure.ts';
import { GenerationError, type GenerationFault } from './generation-error.ts';

function classify(fault: GenerationFault, message = 'm') {
  return classifyFailure(new GenerationError(fault, message), 'plain');
}

function http(status: number, errorCode: string | null = null, retryAfterMs: number | null = null) {
  return classify({ kind: 'http', status, errorCode, retryAfterMs });
}

describe('classifyFailure', () => {
  it.each([401, 402, 403, 404])('stops the run at status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'run-broken', code: `http-${status}` });
  });

  it('stops the run when the quota is spent, although it comes as 429', () => {
    expect(http(429, 'insufficient_quota')).toMatchObject({
      action: 'run-broken',
      code: 'quota-spent',
    });
  });

  it.each([400, 405, 413, 422, 501])('never repeats what got status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'never', counts: true });
  });

  it.each([408, 409, 424, 425, 500, 504, 507])('backs off and counts status %i', (status) => {
    expect(http(status)).toMatchObject({ action: 'back-off', counts: true });
  });

  it.each([429, 502, 503, 529])(
    'waits for a server without room at status %i, uncounted',
    (status) => {
      expect(http(status)).toMatchObject({ action: 'back-off', counts: false });
    },
  );

  it('waits for an engine that dies while it answers', () => {
    const dying = { kind: 'http', status: 500, errorCode: null, retryAfterMs: null } as const;
    expect(classify(dying, 'HTTP 500: EngineCore encountered an issue.').counts).toBe(false);
  });

  it("takes llama.cpp's second 500 for the answer to bad input", () => {
    const fault = { kind: 'http', status: 500, errorCode: null, retryAfterMs: null } as const;
    const error = new GenerationError(fault, 'HTTP 500: Only one completion choice is allowed');
    expect(classifyFailure(error, 'llamacpp').mostAttempts).toBe(2);
    expect(classifyFailure(error, 'vllm').mostAttempts).toBe(8);
  });

  it('obeys the pause that the server asks for', () => {
    expect(http(429, null, 7_000).retryAfterMs).toBe(7_000);
    expect(http(500, null, 7_000).retryAfterMs).toBe(7_000);
  });

  it('waits for a server that is away without counting', () => {
    expect(classify({ kind: 'unreachable' })).toMatchObject({ action: 'back-off', counts: false });
    expect(classify({ kind: 'timeout', phase: 'connect' })).toMatchObject({ counts: false });
  });

  it('names the phase in which the time ran out', () => {
    expect(classify({ kind: 'timeout', phase: 'first-byte' }).code).toBe('timeout-first-byte');
    expect(classify({ kind: 'timeout', phase: 'idle' }).code).toBe('timeout-idle');
    expect(classify({ kind: 'timeout', phase: 'total' })).toMatchObject({
      code: 'timeout-total',
      mostAttempts: 2,
    });
  });

  it('asks again at once after a reset before the first byte, and after a pause later', () => {
    expect(classify({ kind: 'reset', beforeFirstByte: true }).action).toBe('retry-now');
    expect(classify({ kind: 'reset', beforeFirstByte: false })).toMatchObject({
      action: 'back-off',
      counts: true,
    });
  });

  it('treats an error event as the status it names', () => {
    const inStream = (status: number | null) =>
      classify({ kind: 'stream-error', status, errorCode: null });
    expect(inStream(400).action).toBe('never');
    expect(inStream(503).counts).toBe(false);
    expect(inStream(null)).toMatchObject({ action: 'back-off', counts: true });
  });

  it('never takes an aborted or unfinished reply for a result', () => {
    expect(classify({ kind: 'server-abort' })).toMatchObject({
      action: 'back-off',
      mostAttempts: 20,
    });
    expect(classify({ kind: 'incomplete' }).action).toBe('back-off');
    // A proxy may have answered for a server that was just away.
    expect(classify({ kind: 'malformed' })).toMatchObject({ action: 'back-off', mostAttempts: 2 });
  });

  it.each([
    // vLLM, SGLang, TGI and llama.cpp of later builds, in the words of their sources.
    ["Input length (9000) exceeds model's maximum context length (8192).", 400, 8192],
    [
      "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens.",
      400,
      8192,
    ],
    ["The input (9000 tokens) is longer than the model's context length (8192 tokens).", 400, 8192],
    ['`inputs` must have less than 4095 tokens. Given: 9000', 422, 4095],
    ['the request exceeds the available context size (4096 tokens), try increasing it', 400, 4096],
    ['prompt is too long: 210000 tokens > 200000 maximum', 400, 200000],
    ['Your input exceeds the context window of this model.', 400, null],
    [
      'The decoder prompt (length 12324) is longer than the maximum model length of 8192.',
      400,
      8192,
    ],
    // These are limits of the prompt alone.
    [
      'Input length (40000 tokens) exceeds the maximum allowed length (32762 tokens). Use a shorter input or enable --allow-auto-truncate.',
      400,
      null,
    ],
    [
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      400,
      null,
    ],
    [
      'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
      400,
      null,
    ],
  ])('takes "%s" for a result', (message, status, contextLimitTokens) => {
    const fault = { kind: 'http', status, errorCode: null, retryAfterMs: null } as const;
    expect(classify(fault, `HTTP ${status}: ${message}`)).toMatchObject({
      action: 'result',
      code: 'context-exceeded',
      contextLimitTokens,
    });
  });

  it('finds a prompt that is too long in a stream as well, where TGI says so', () => {
    const message = 'Input validation error: `inputs` must have less than 4095 tokens. Given: 9000';
    for (const status of [400, 422, null]) {
      const fault = { kind: 'stream-error', status, errorCode: 'validation' } as const;
      expect(classify(fault, message)).toMatchObject({
        action: 'result',
        code: 'context-exceeded',
        contextLimitTokens: 4095,
      });
    }
  });

  it('does not take a failing server that speaks of contexts for a result', () => {
    const fault = { kind: 'http', status: 500, errorCode: null, retryAfterMs: null } as const;
    expect(classify(fault, 'could not exceed the context window').action).toBe('back-off');
  });
});
