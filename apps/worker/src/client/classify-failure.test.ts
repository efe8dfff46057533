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
    expect(http(429, 'billing_not_active').code).toBe('quota-spent');
  });

  it('waits for a quota that is full again by itself, as a server says that names a time', () => {
    const message = 'HTTP 429: You exceeded your current quota. Please retry in 32.1s.';
    const fault = { kind: 'http', status: 429, errorCode: 'RESOURCE_EXHAUSTED' } as const;
    expect(classify({ ...fault, retryAfterMs: 32_100 }, message)).toMatchObject({
      ...{ action: 'back-off', code: 'http-429', counts: false, retryAfterMs: 32_100 },
    });
    expect(classify({ ...fault, retryAfterMs: null }, message).code).toBe('quota-spent');
  });

  it('never repeats a request that is larger than what a minute allows', () => {
    const message =
      'HTTP 429: Request too large for m on tokens per min (TPM): Limit 30000, Requested 32999.';
    const errorCode = 'rate_limit_exceeded';
    expect(
      classify({ kind: 'http', status: 429, errorCode, retryAfterMs: null }, message),
    ).toMatchObject({ action: 'never', code: 'request-too-large' });
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
    [
      'max_tokens=65536 cannot be greater than max_model_len=max_total_tokens=32768. Please request fewer output tokens.',
      400,
      32768,
    ],
    [
      'max_tokens=65536cannot be greater than max_model_len=32768. Please request fewer',
      400,
      32768,
    ],
    // Ollama, LM Studio, and two hosts.
    ['input length exceeds maximum context length', 400, null],
    ['prompt too long; exceeded max context length by 12 tokens', 400, null],
    [
      'The model is loaded with context length of only 4096 tokens, which is not enough.',
      400,
      4096,
    ],
    ['The number of tokens to keep is greater than the context length', 400, null],
    ['The prompt is too long: 140000, model maximum context length: 131071', 400, 131071],
    ['Input is too long for requested model.', 400, null],
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

  it('names the full context of llama.cpp at the second time, after which it is given up', () => {
    const fault = { kind: 'http', status: 500, errorCode: null, retryAfterMs: null } as const;
    const error = new GenerationError(fault, 'HTTP 500: Context size has been exceeded.');
    expect(classifyFailure(error, 'llamacpp')).toMatchObject({
      ...{ action: 'back-off', code: 'context-exceeded', mostAttempts: 2 },
    });
  });

  it('does not take a failing server that speaks of contexts for a result', () => {
    const fault = { kind: 'http', status: 500, errorCode: null, retryAfterMs: null } as const;
    expect(classify(fault, 'could not exceed the context window').action).toBe('back-off');
  });
});
