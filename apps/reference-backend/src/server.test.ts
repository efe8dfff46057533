import { request as httpRequest } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CHECKPOINTS } from './checkpoints.ts';
import { startReferenceBackend, type RunningBackend } from './server.ts';
import { countTokens } from './tokens.ts';

interface Reply {
  id: string;
  model: string;
  choices: { message: { role: string; content: string }; finish_reason: string }[];
  usage: {
    prompt_tokens: number;
    completion_tokens: number;
    total_tokens: number;
    completion_tokens_details: { reasoning_tokens: number };
  };
}

interface Chunk {
  choices: { delta: { role?: string; content?: string }; finish_reason: string | null }[];
  usage?: Reply['usage'] | null;
}

interface ErrorBody {
  error: { message: string; type: string; param: string | null; code: string | null };
}

const MODEL = 'solver:large-budget';
/** The non-ASCII names go through the reply, so that bytes lost at chunk borders would show. */
const PROMPT = `Variables: α, β, γ, δ
1. (α ∨ β ∨ ¬γ)
2. (¬α ∨ β ∨ δ)
3. (γ ∨ ¬β ∨ ¬δ)
4. (¬γ ∨ δ ∨ ¬α)
5. (α ∨ ¬β ∨ γ)`;

let backend: RunningBackend;

beforeEach(async () => {
  backend = await startReferenceBackend({ host: '127.0.0.1', port: 0, tokensPerSecond: 0 });
});

afterEach(async () => {
  await backend.close();
});

function post(body: unknown, url = backend.url): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function chat(changes: object = {}): object {
  return { model: MODEL, messages: [{ role: 'user', content: PROMPT }], seed: 8, ...changes };
}

async function ask(changes: object = {}): Promise<Reply> {
  const response = await post(chat(changes));
  expect(response.status).toBe(200);
  return (await response.json()) as Reply;
}

async function askText(changes: object = {}): Promise<string> {
  return (await ask(changes)).choices[0]?.message.content ?? '';
}

async function events(changes: object = {}): Promise<string[]> {
  const response = await post(chat({ stream: true, ...changes }));
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.replace(/^data: /, ''));
}

async function chunks(changes: object = {}): Promise<Chunk[]> {
  return (await events(changes)).slice(0, -1).map((event) => JSON.parse(event) as Chunk);
}

async function refusal(body: unknown): Promise<ErrorBody['error'] & { status: number }> {
  const response = await post(body);
  return { ...((await response.json()) as ErrorBody).error, status: response.status };
}

async function inFlightCount(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { in_flight: number };
  return health.in_flight;
}

async function startSlow(): Promise<RunningBackend> {
  return startReferenceBackend({ host: '127.0.0.1', port: 0, tokensPerSecond: 1 });
}

describe('a reply', () => {
  it('is the same text streamed and whole, for the same seed', async () => {
    const streamed = (await chunks())
      .map(({ choices }) => choices[0]?.delta.content ?? '')
      .join('');
    expect(streamed).toBe(await askText());
    expect(streamed).toMatch(/^<think>\n[^]+\n<\/think>\n\n[^]+<final_answer>/);
    expect(streamed).toContain('α');
  });

  it('is the same for the same seed, whatever its limit, and differs between seeds', async () => {
    const text = await askText();
    expect(await askText()).toBe(text);
    expect(text.startsWith(await askText({ max_tokens: 20 }))).toBe(true);
    const texts = await Promise.all([1, 2, 3, 4, 5].map((seed) => askText({ seed })));
    expect(new Set(texts).size).toBeGreaterThan(1);
  });

  it('is the same whatever the seed at temperature 0', async () => {
    const texts = await Promise.all(
      [1, 2, undefined].map((seed) => askText({ seed, temperature: 0 })),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it('is drawn afresh where no seed is sent', async () => {
    const draws = Array.from({ length: 12 }, () => askText({ seed: undefined }));
    expect(new Set(await Promise.all(draws)).size).toBeGreaterThan(1);
  });

  it('has a usage that counts what was sent', async () => {
    const { choices, usage } = await ask();
    const content = choices[0]?.message.content ?? '';
    const thinking = content.slice(0, content.indexOf('</think>') + '</think>'.length);
    expect(usage).toEqual({
      prompt_tokens: countTokens(`user: ${PROMPT}\n`),
      completion_tokens: countTokens(content),
      total_tokens: countTokens(`user: ${PROMPT}\n`) + countTokens(content),
      completion_tokens_details: { reasoning_tokens: countTokens(thinking) },
    });
    expect(choices[0]?.finish_reason).toBe('stop');
  });

  it('ends exactly at max_tokens with the finish reason length, and with stop where it just fits', async () => {
    const { completion_tokens: length } = (await ask()).usage;
    for (const limit of [1, 7, length - 1]) {
      const { choices, usage } = await ask({ max_tokens: limit });
      expect(choices[0]?.finish_reason).toBe('length');
      expect(usage.completion_tokens).toBe(limit);
      expect(countTokens(choices[0]?.message.content ?? '')).toBe(limit);
      expect(usage.completion_tokens_details.reasoning_tokens).toBeLessThanOrEqual(limit);
    }
    expect((await ask({ max_tokens: length })).choices[0]?.finish_reason).toBe('stop');
    expect(
      (await ask({ max_tokens: 1, max_completion_tokens: length })).usage.completion_tokens,
    ).toBe(length);
  });
});

describe('a stream', () => {
  it('starts with the role, ends with the finish reason and [DONE], and has no usage unasked', async () => {
    expect((await events()).at(-1)).toBe('[DONE]');
    const received = await chunks();
    expect(received[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(received.at(-1)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(received.every((chunk) => chunk.usage === undefined)).toBe(true);
  });

  it('ends with a chunk without choices that holds the usage, when asked', async () => {
    const received = await chunks({ stream_options: { include_usage: true } });
    expect(received.at(-1)).toMatchObject({ choices: [], usage: (await ask()).usage });
    expect(received.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
  });

  it('says length where it was cut', async () => {
    expect((await chunks({ max_tokens: 9 })).at(-1)?.choices[0]?.finish_reason).toBe('length');
  });

  it('takes the time that its pace asks for, and so does a whole reply', async () => {
    const paced = await startReferenceBackend({ host: '127.0.0.1', port: 0, tokensPerSecond: 100 });
    for (const stream of [true, false]) {
      const startMs = performance.now();
      await (await post(chat({ stream, max_tokens: 20 }), paced.url)).text();
      // 20 tokens at 100 a second; timers may fire a millisecond early.
      expect(performance.now() - startMs).toBeGreaterThan(195);
    }
    await paced.close();
  });

  it('is dropped as soon as its client goes away', async () => {
    const slow = await startSlow();
    for (const stream of [true, false]) {
      const client = new AbortController();
      const asked = fetch(`${slow.url}/v1/chat/completions`, {
        method: 'POST',
        body: JSON.stringify(chat({ stream })),
        signal: client.signal,
      });
      await expect.poll(() => inFlightCount(slow.url)).toBe(1);
      const outcome = asked.then((response) => response.text()).catch(() => 'aborted');
      client.abort();
      expect(await outcome).toBe('aborted');
      await expect.poll(() => inFlightCount(slow.url)).toBe(0);
    }
    await slow.close();
  });

  it('is ended when the server closes', async () => {
    const slow = await startSlow();
    const response = await post(chat({ stream: true }), slow.url);
    const outcome = response.text().catch(() => 'broken off');
    await slow.close();
    expect(await outcome).toBe('broken off');
  });
});

describe('a refusal', () => {
  it('names the models that exist when one does not', async () => {
    const error = await refusal(chat({ model: 'gpt-4' }));
    expect(error).toMatchObject({ status: 404, param: 'model', code: 'model_not_found' });
    for (const { id } of CHECKPOINTS) expect(error.message).toContain(id);
  });

  it('has the shape of OpenAI for malformed JSON and for malformed requests', async () => {
    expect(await refusal('{"model": ')).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param: null,
    });
    expect(await refusal('[]')).toMatchObject({ status: 400, type: 'invalid_request_error' });
    expect(await refusal(chat({ n: 2 }))).toMatchObject({
      status: 400,
      param: 'n',
      code: 'unsupported_value',
    });
  });

  it('tells a body over a megabyte so', async () => {
    const error = await refusal(
      chat({ messages: [{ role: 'user', content: 'x'.repeat(1_000_001) }] }),
    );
    expect(error).toMatchObject({ status: 413 });
  });

  it('tells a context that is too long so', async () => {
    const long = { messages: [{ role: 'user', content: 'word '.repeat(66_000) }] };
    expect(await refusal(chat(long))).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      param: 'messages',
    });
    expect(await refusal(chat({ max_tokens: 65_536 }))).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      param: 'max_tokens',
    });
  });

  it('answers an unknown path and a client that breaks off its upload without falling over', async () => {
    expect((await fetch(`${backend.url}/v1/completions`, { method: 'POST' })).status).toBe(404);
    await new Promise<void>((resolve) => {
      const upload = httpRequest(`${backend.url}/v1/chat/completions`, { method: 'POST' });
      upload.on('error', () => {
        resolve();
      });
      upload.write('{"model"', () => {
        upload.destroy(new Error('gone'));
      });
    });
    expect(await inFlightCount(backend.url)).toBe(0);
  });
});

describe('startReferenceBackend', () => {
  it('says which port is taken and what to do', async () => {
    const port = Number(new URL(backend.url).port);
    const second = startReferenceBackend({ host: '127.0.0.1', port, tokensPerSecond: 0 });
    await expect(second).rejects.toThrow(`port ${port} (listen EADDRINUSE`);
  });
});

describe('the list of models', () => {
  it('names every checkpoint as a solver, with its context length', async () => {
    const list = (await (await fetch(`${backend.url}/v1/models`)).json()) as {
      data: { id: string; owned_by: string; max_model_len: number }[];
    };
    expect(list.data.map(({ id }) => id)).toEqual([
      'solver:random-guess',
      'solver:small-budget',
      'solver:medium-budget',
      'solver:large-budget',
      'solver:exact',
    ]);
    for (const model of list.data) {
      expect(model).toMatchObject({ owned_by: 'assay-reference', max_model_len: 65_536 });
    }
  });
});
