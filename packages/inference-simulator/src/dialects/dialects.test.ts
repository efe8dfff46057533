import { describe, expect, it } from 'vitest';

import { createManualClock } from '../clock/manual-clock.ts';
import type { SimulatorOptions } from '../server/simulator-options.ts';
import { eventsOf, rawPost, type RawReply } from '../testing/raw-client.ts';
import { ask, QUESTION, simulated } from '../testing/simulated.ts';
import { tokenize } from '../text/tokenizer.ts';
import { DIALECT_NAMES } from './by-name.ts';
import type { DialectName } from './dialect.ts';

type Json = Record<string, unknown>;

function jsonOf(reply: RawReply): Json {
  return JSON.parse(reply.text) as Json;
}

async function answer(dialect: DialectName, body: object = {}, options: SimulatorOptions = {}) {
  const reply = await ask(await simulated({ dialect, ...options }), body);
  return { status: reply.status, json: jsonOf(reply), headers: reply.headers };
}

function messageOf(json: Json): Json {
  return (json.choices as [{ message: Json }])[0].message;
}

function textOf(json: Json): string {
  return JSON.stringify(messageOf(json));
}

/** A prompt of about that many tokens. */
function longPrompt(tokens: number) {
  return { messages: [{ role: 'user', content: 'word '.repeat(tokens) }] };
}

const SHORT_CONTEXT = { models: [{ id: 'sim-a', thinkingMedianTokens: 12, maxModelLen: 64 }] };

describe('where the thinking stands', () => {
  it.each([
    ['vllm', 'reasoning'],
    ['ollama', 'reasoning'],
    ['sglang', 'reasoning_content'],
    ['llamacpp', 'reasoning_content'],
  ] as const)('%s: in %s', async (dialect, field) => {
    const message = messageOf((await answer(dialect)).json);
    expect(tokenize(String(message[field]))).toHaveLength(12);
    expect(message.content).toMatch(/^\n\nThe answer is \\boxed\{\d+\}\.$/);
  });

  it.each(['tgi', 'plain'] as const)('%s: between tags in the content', async (dialect) => {
    const { content } = messageOf((await answer(dialect)).json);
    expect(content).toMatch(/^<think>[^<]+<\/think>\n\nThe answer/);
  });

  it('openai: nowhere, and counted', async () => {
    const { json } = await answer('openai');
    expect(Object.keys(messageOf(json))).toEqual(['role', 'content']);
    expect(json.usage).toMatchObject({ completion_tokens_details: { reasoning_tokens: 12 } });
  });

  it('a template that opens it leaves a closing tag alone', async () => {
    const { json } = await answer('vllm', {}, { reasoning: 'closing-tag' });
    expect(messageOf(json).content).toMatch(/^[^<]+<\/think>\n\nThe answer/);
  });

  it('a reply cut while thinking has no content', async () => {
    const { json } = await answer('vllm', { max_tokens: 5 });
    expect(messageOf(json)).toMatchObject({ content: null });
    expect(json.choices).toMatchObject([{ finish_reason: 'length' }]);
  });

  it('can be switched off where the template can', async () => {
    const { json } = await answer('vllm', { chat_template_kwargs: { enable_thinking: false } });
    expect(messageOf(json)).toMatchObject({ reasoning: null });
  });
});

describe('usage', () => {
  it.each(DIALECT_NAMES)('%s: counts what the tokenizer counts', async (dialect) => {
    const { json } = await answer(dialect);
    // <|im_start|> user ⏎ What␣is␣1␣+␣1? (8 tokens, one of them a space before +) <|im_end|> ⏎ <|im_start|> assi stan t ⏎
    const prompt = 17;
    // 12 of thinking, its two marks, and the answer's own.
    const completion =
      14 + tokenize(String(messageOf(json).content).replace(/^<think>.*<\/think>/s, '')).length;
    expect(json.usage).toMatchObject({
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    });
  });

  it('sglang: thinking at the top; vllm: nowhere; llamacpp: timings', async () => {
    expect((await answer('sglang')).json.usage).toMatchObject({ reasoning_tokens: 12 });
    expect(JSON.stringify((await answer('vllm')).json.usage)).not.toContain('reasoning');
    const { json } = await answer('llamacpp');
    const { completion_tokens: tokens } = json.usage as { completion_tokens: number };
    expect(json.timings).toMatchObject({ predicted_n: tokens });
  });

  it('is summed over choices, whose seeds follow each other', async () => {
    const simulator = await simulated();
    const two = jsonOf(await ask(simulator, { n: 2, seed: 7 }));
    const first = jsonOf(await ask(simulator, { seed: 7 }));
    const second = jsonOf(await ask(simulator, { seed: 8 }));
    const messages = (two.choices as { message: Json }[]).map(({ message }) => message);
    expect(messages).toEqual([messageOf(first), messageOf(second)]);
    const tokens = (json: Json) => (json.usage as { completion_tokens: number }).completion_tokens;
    expect(tokens(two)).toBe(tokens(first) + tokens(second));
  });

  it.each([
    ['vllm', false],
    ['llamacpp', true],
  ] as const)('in a stream of %s comes unasked: %s', async (dialect, comes) => {
    const simulator = await simulated({ dialect });
    const unasked = await ask(simulator, { stream: true });
    expect(unasked.text.includes('prompt_tokens')).toBe(comes);
    const asked = eventsOf(
      (await ask(simulator, { stream: true, stream_options: { include_usage: true } })).text,
    );
    expect(asked.at(-2)).toMatchObject({ choices: [], usage: { prompt_tokens: 17 } });
    expect(asked[0]).toMatchObject({ usage: null });
  });

  it('goes on with the stream where that is asked for', async () => {
    const options = { include_usage: true, continuous_usage_stats: true };
    const simulator = await simulated();
    const events = eventsOf((await ask(simulator, { stream: true, stream_options: options })).text);
    const counts = events
      .filter((event) => event !== '[DONE]')
      .map(({ usage }) => (usage as { completion_tokens: number } | null)?.completion_tokens ?? 0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(10);
  });
});

describe('errors', () => {
  it.each([
    [
      'vllm',
      404,
      {
        error: {
          message: 'The model `no` does not exist.',
          type: 'NotFoundError',
          param: 'model',
          code: 404,
        },
      },
    ],
    ['ollama', 404, { error: { type: 'not_found_error', code: null } }],
    ['openai', 404, { error: { type: 'invalid_request_error', code: 'model_not_found' } }],
    ['tgi', 422, { error_type: 'validation' }],
  ] as const)('%s: a model that is not there', async (dialect, status, body) => {
    const reply = await answer(dialect, { model: 'no' });
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject(body);
  });

  it.each(['sglang', 'llamacpp'] as const)('%s: takes any name', async (dialect) => {
    expect((await answer(dialect, { model: 'no' })).status).toBe(200);
  });

  it.each([
    ['vllm', 400, { error: { type: 'BadRequestError', code: 400 } }],
    ['sglang', 400, { object: 'error', type: 'BadRequestError', code: 400 }],
    ['openai', 400, { error: { code: 'context_length_exceeded' } }],
    ['tgi', 422, { error_type: 'validation' }],
  ] as const)('%s: a prompt that is too long is refused', async (dialect, status, body) => {
    const reply = await answer(dialect, longPrompt(100), SHORT_CONTEXT);
    expect(reply.status).toBe(status);
    expect(reply.json).toMatchObject(body);
  });

  it('vllm: says so in the words that clients look for, whichever part is too long', async () => {
    const prompt = await answer('vllm', longPrompt(100), SHORT_CONTEXT);
    expect(JSON.stringify(prompt.json)).toMatch(
      /Input length \(\d+\) exceeds model's maximum context length \(64\)/,
    );
    const both = await answer('vllm', { max_tokens: 60 }, SHORT_CONTEXT);
    expect(JSON.stringify(both.json)).toContain("This model's maximum context length is 64 tokens");
  });

  it.each(['llamacpp', 'ollama'] as const)(
    '%s: cuts a long prompt without a word',
    async (dialect) => {
      const reply = await answer(dialect, longPrompt(100), SHORT_CONTEXT);
      expect(reply.status).toBe(200);
      const { prompt_tokens: seen } = reply.json.usage as { prompt_tokens: number };
      expect(seen).toBeLessThan(64);
    },
  );

  it('llamacpp of a later build refuses it, with both lengths', async () => {
    const reply = await answer('llamacpp', longPrompt(100), {
      ...SHORT_CONTEXT,
      longPrompt: 'refuse',
    });
    expect(reply.json).toMatchObject({
      error: { code: 400, type: 'exceed_context_size_error', n_ctx: 64 },
    });
  });

  it.each([
    ['vllm', 400],
    ['sglang', 400],
    ['llamacpp', 500],
    ['tgi', 422],
    ['ollama', 400],
    ['openai', 400],
  ] as const)('%s: a body that is no JSON, or without messages: %i', async (dialect, status) => {
    const simulator = await simulated({ dialect });
    const url = `${simulator.urls[0] ?? ''}/v1/chat/completions`;
    expect((await rawPost({ url, body: '{"model":' })).status).toBe(status);
    expect((await rawPost({ url, body: { model: 'sim-a' } })).status).toBe(status);
  });

  it.each([
    ['vllm', 503, { error: { code: 503 } }],
    ['sglang', 503, { message: 'The request queue is full.' }],
    ['tgi', 429, { error: 'Model is overloaded', error_type: 'overloaded' }],
    ['ollama', 503, { error: { message: expect.stringMatching(/^server busy/) as unknown } }],
  ] as const)('%s: beyond its queue', async (dialect, status, body) => {
    const simulator = await simulated({ dialect, maxInFlight: 1, engine: { stepBaseMs: 1e6 } });
    const patience = new AbortController();
    const first = ask(simulator, {}, { signal: patience.signal });
    while (simulator.state().totals.requests < 1) await new Promise((next) => setTimeout(next, 1));
    const second = await ask(simulator);
    expect(second.status).toBe(status);
    expect(jsonOf(second)).toMatchObject(body);
    patience.abort();
    await first;
  });

  it('a key that is missing is told', async () => {
    const simulator = await simulated({ apiKey: 'secret' });
    expect((await ask(simulator)).status).toBe(401);
    const headers = { authorization: 'Bearer secret' };
    expect((await ask(simulator, {}, { headers })).status).toBe(200);
  });

  it('a host counts requests, and says how long to wait', async () => {
    const rateLimit = { requestsPerMinute: 1, tokensPerMinute: 1_000 };
    const simulator = await simulated({ dialect: 'openai', rateLimit, speed: 1 });
    expect((await ask(simulator, { max_completion_tokens: 1 })).headers).toMatchObject({
      'x-ratelimit-limit-requests': '1',
      'x-ratelimit-remaining-requests': '0',
    });
    const second = await ask(simulator, { max_completion_tokens: 1 });
    expect(second.status).toBe(429);
    expect(jsonOf(second)).toMatchObject({ error: { code: 'rate_limit_exceeded' } });
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(50);
  });
});

describe('parameters', () => {
  /** Whether two bodies get the same text. */
  async function same(dialect: DialectName, one: object, two: object): Promise<boolean> {
    const simulator = await simulated({ dialect });
    const [a, b] = [jsonOf(await ask(simulator, one)), jsonOf(await ask(simulator, two))];
    return textOf(a) === textOf(b);
  }

  it.each(['tgi', 'ollama', 'plain'] as const)(
    '%s: drops top_k, min_p, repetition_penalty and n in silence',
    async (dialect) => {
      for (const dropped of [{ top_k: 5 }, { min_p: 0.1 }, { repetition_penalty: 1.2 }]) {
        expect(await same(dialect, {}, dropped)).toBe(true);
      }
      expect((await answer(dialect, { n: 3 })).json.choices).toHaveLength(1);
    },
  );

  it.each(['vllm', 'sglang'] as const)('%s: follows them', async (dialect) => {
    for (const followed of [
      { top_k: 5 },
      { min_p: 0.1 },
      { repetition_penalty: 1.2 },
      { top_p: 0.9 },
    ]) {
      expect(await same(dialect, {}, followed)).toBe(false);
    }
    expect((await answer(dialect, { n: 3 })).json.choices).toHaveLength(3);
  });

  it('what nobody knows is taken without a word', async () => {
    expect(await same('vllm', {}, { temprature: 0.2 })).toBe(true);
  });

  it('what is left out is the default, which differs', async () => {
    expect(await same('vllm', {}, { temperature: 1, top_p: 1 })).toBe(true);
    expect(await same('llamacpp', {}, { temperature: 1, top_p: 1 })).toBe(false);
    expect(
      await same('llamacpp', {}, { temperature: 0.8, top_p: 0.95, top_k: 40, min_p: 0.05 }),
    ).toBe(true);
  });

  it('at temperature 0 every seed gives one text', async () => {
    expect(await same('vllm', { temperature: 0, seed: 1 }, { temperature: 0, seed: 2 })).toBe(true);
    expect(await same('vllm', { seed: 1 }, { seed: 2 })).toBe(false);
  });

  it.each([
    ['vllm', 5],
    ['sglang', 5],
    ['llamacpp', 28],
    ['ollama', 28],
  ] as const)('%s: max_completion_tokens 5 gives about %i tokens', async (dialect, tokens) => {
    const { json } = await answer(dialect, { max_completion_tokens: 5 });
    const { completion_tokens: written } = json.usage as { completion_tokens: number };
    expect(Math.abs(written - tokens)).toBeLessThanOrEqual(tokens === 5 ? 0 : 2);
  });

  it.each([
    ['openai', { max_tokens: 5 }, 400, 'unsupported_parameter'],
    ['openai', { temperature: 0.5 }, 400, 'unsupported_value'],
    ['openai', { top_p: 1 }, 400, 'unsupported_parameter'],
    ['openai', { top_k: 5 }, 400, 'unknown_parameter'],
    ['openai', { stop: ['a', 'b', 'c', 'd', 'e'] }, 400, 'array_above_max_length'],
    ['llamacpp', { n: 2 }, 500, 'Only one completion choice is allowed'],
    ['tgi', { stop: 'x' }, 422, 'validation'],
    ['tgi', { top_p: 1 }, 422, '`top_p` must be > 0.0 and < 1.0'],
    ['tgi', { top_p: 0 }, 422, '`top_p` must be > 0.0 and < 1.0'],
    ['vllm', { priority: 1 }, 400, 'priority scheduling is not enabled'],
    ['vllm', { cache_salt: '' }, 400, 'cache_salt'],
    ['vllm', { stream_options: { include_usage: true } }, 400, 'stream=True'],
  ] as const)('%s: refuses %j', async (dialect, body, status, words) => {
    const reply = await answer(dialect, body);
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply.json)).toContain(words);
  });

  it('tgi: says what does not validate in its own shape, and takes what does', async () => {
    expect((await answer('tgi', { top_p: 1 })).json).toEqual({
      error: 'Input validation error: `top_p` must be > 0.0 and < 1.0',
      error_type: 'validation',
    });
    expect((await answer('tgi', { top_p: 0.95 })).status).toBe(200);
  });

  it('vllm: takes a priority where it was started for that', async () => {
    const reply = await answer('vllm', { priority: 1 }, { engine: { policy: 'priority' } });
    expect(reply.status).toBe(200);
  });

  it('stop strings end a reply, and are not shown', async () => {
    const { json } = await answer('vllm', { stop: 'answer' });
    expect(json.choices).toMatchObject([
      { message: { content: '\n\nThe ' }, finish_reason: 'stop', stop_reason: 'answer' },
    ]);
    const shown = await answer('vllm', { stop: ['answer'], include_stop_str_in_output: true });
    expect(messageOf(shown.json).content).toBe('\n\nThe answer');
  });

  it('token ids and logprobs are those of the text', async () => {
    const simulator = await simulated();
    const [choice] = jsonOf(await ask(simulator, { return_token_ids: true, logprobs: true }))
      .choices as [
      { token_ids: number[]; message: Json; logprobs: { content: { token: string }[] } },
    ];
    const url = `${simulator.urls[0] ?? ''}/detokenize`;
    const { prompt } = jsonOf(await rawPost({ url, body: { tokens: choice.token_ids } }));
    const { reasoning, content } = choice.message;
    expect(prompt).toBe(`<think>${String(reasoning)}</think>${String(content)}`);
    expect(choice.logprobs.content.map(({ token }) => token).join('')).toBe(prompt);
  });
});

async function get(simulator: { urls: readonly string[] }, path: string) {
  const response = await fetch(`${simulator.urls[0] ?? ''}${path}`);
  return { status: response.status, text: await response.text() };
}

describe('what a server tells about itself', () => {
  it.each([
    [
      'vllm',
      {
        id: 'sim-a',
        owned_by: 'simulator',
        root: '/simulator/sim-a',
        parent: null,
        max_model_len: 65_536,
      },
    ],
    ['sglang', { id: 'sim-a', owned_by: 'simulator', max_model_len: 65_536 }],
    ['llamacpp', { id: 'sim-a', meta: { n_ctx_train: 65_536 } }],
    ['tgi', { id: 'sim-a', owned_by: 'simulator' }],
    ['ollama', { id: 'sim-a', owned_by: 'simulator' }],
    ['openai', { id: 'sim-a', owned_by: 'simulator' }],
    ['plain', { id: 'sim-a', owned_by: 'simulator' }],
  ] as const)('%s: its models', async (dialect, card) => {
    const { text } = await get(await simulated({ dialect }), '/v1/models');
    expect(JSON.parse(text)).toMatchObject({ object: 'list', data: [card] });
  });

  it.each([
    [
      'vllm',
      ['vllm:num_requests_running', 'vllm:num_requests_waiting', 'vllm:kv_cache_usage_perc'],
    ],
    ['sglang', ['sglang:num_running_reqs', 'sglang:num_queue_reqs', 'sglang:token_usage']],
    [
      'llamacpp',
      [
        'llamacpp:requests_processing',
        'llamacpp:requests_deferred',
        'llamacpp:kv_cache_usage_ratio',
      ],
    ],
    ['tgi', ['tgi_batch_current_size', 'tgi_queue_size']],
  ] as const)('%s: its load, in its own names', async (dialect, names) => {
    const clock = createManualClock();
    const engine = { kvTokens: 1_024, slots: 2, stepBaseMs: 1_000, stepPerSequenceMs: 0 };
    const simulator = await simulated({ dialect, engine, maxInFlight: null, clock });
    const patience = new AbortController();
    const asked = [1, 2, 3].map((seed) => ask(simulator, { seed }, { signal: patience.signal }));
    while (simulator.state().totals.requests < 3) await new Promise((next) => setTimeout(next, 1));
    // The second waits for the end of the step that the first began; the third for a slot.
    clock.advance(1_000);
    const { text } = await get(simulator, '/metrics');
    const value = (name: string) =>
      Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
    expect(value(names[0])).toBe(2);
    expect(value(names[1])).toBe(1);
    // 17 tokens of prompt each, and one more of the first: twice two blocks of 16, of 64.
    if (names.length > 2) expect(value(names[2] ?? '')).toBe(4 / 64);
    patience.abort();
    await Promise.all(asked);
  });

  it.each(['ollama', 'openai', 'plain'] as const)('%s: has no metrics', async (dialect) => {
    expect((await get(await simulated({ dialect }), '/metrics')).status).toBe(404);
  });

  it.each([
    ['vllm', '/health'],
    ['vllm', '/ping'],
    ['vllm', '/version'],
    ['vllm', '/load'],
    ['sglang', '/health'],
    ['sglang', '/get_model_info'],
    ['sglang', '/get_server_info'],
    ['sglang', '/get_load'],
    ['llamacpp', '/health'],
    ['llamacpp', '/props'],
    ['llamacpp', '/slots'],
    ['tgi', '/health'],
    ['tgi', '/info'],
    ['ollama', '/api/version'],
    ['ollama', '/api/ps'],
  ] as const)('%s: answers %s', async (dialect, path) => {
    expect((await get(await simulated({ dialect }), path)).status).toBe(200);
  });

  it.each([
    ['vllm', '/tokenize', { prompt: 'Hello there' }, { count: 4, max_model_len: 65_536 }],
    ['sglang', '/v1/tokenize', { prompt: 'Hello there' }, { count: 4 }],
    ['llamacpp', '/tokenize', { content: 'Hello there' }, {}],
  ] as const)('%s: counts tokens at %s', async (dialect, path, body, told) => {
    const simulator = await simulated({ dialect });
    const json = jsonOf(await rawPost({ url: `${simulator.urls[0] ?? ''}${path}`, body }));
    // "Hell", "o", " the", "re"
    expect(json).toMatchObject(told);
    expect(json.tokens).toHaveLength(4);
  });

  it('tgi: counts tokens, with their places', async () => {
    const simulator = await simulated({ dialect: 'tgi' });
    const url = `${simulator.urls[0] ?? ''}/tokenize`;
    const tokens = JSON.parse(
      (await rawPost({ url, body: { inputs: 'Hello there' } })).text,
    ) as Json[];
    expect(tokens.map(({ text, start, stop }) => [text, start, stop])).toEqual([
      ['Hell', 0, 4],
      ['o', 4, 5],
      [' the', 5, 9],
      ['re', 9, 11],
    ]);
  });
});

describe('weights', () => {
  const post = (simulator: { urls: readonly string[] }, path: string, body: object = {}) =>
    rawPost({ url: `${simulator.urls[0] ?? ''}${path}`, body });

  it('vllm: an adapter is a model until it is unloaded, and writes another text', async () => {
    const simulator = await simulated();
    const adapter = { lora_name: 'step-100', lora_path: '/adapters/100' };
    expect((await ask(simulator, { model: 'step-100' })).status).toBe(404);
    expect((await post(simulator, '/v1/load_lora_adapter', adapter)).text).toContain(
      'added successfully',
    );
    expect((await post(simulator, '/v1/load_lora_adapter', adapter)).status).toBe(400);
    const models = JSON.parse((await get(simulator, '/v1/models')).text) as { data: Json[] };
    expect(models.data[1]).toMatchObject({
      id: 'step-100',
      root: '/adapters/100',
      parent: 'sim-a',
    });
    const base = jsonOf(await ask(simulator));
    const adapted = jsonOf(await ask(simulator, { model: 'step-100' }));
    expect(textOf(adapted)).not.toBe(textOf(base));
    expect((await post(simulator, '/v1/unload_lora_adapter', adapter)).status).toBe(200);
    expect((await ask(simulator, { model: 'step-100' })).status).toBe(404);
  });

  it('vllm: weights are loaded by one call and named by another', async () => {
    const simulator = await simulated();
    const told = async () => JSON.parse((await get(simulator, '/weight_info')).text) as Json;
    const before = jsonOf(await ask(simulator));
    const reload = { method: 'reload_weights', kwargs: { weights_path: '/checkpoints/2' } };
    expect((await post(simulator, '/collective_rpc', reload)).status).toBe(200);
    expect(textOf(jsonOf(await ask(simulator)))).not.toBe(textOf(before));
    await post(simulator, '/update_weight_version', { new_version: 'step-2' });
    expect(await told()).toEqual({ weight_version: 'step-2' });
    const unknown = await post(simulator, '/collective_rpc', { method: 'fly' });
    expect(unknown.status).toBe(501);
  });

  it('sglang: an adapter is asked for beside its base', async () => {
    const simulator = await simulated({ dialect: 'sglang' });
    const base = jsonOf(await ask(simulator));
    await post(simulator, '/load_lora_adapter', { lora_name: 'ten', lora_path: '/loras/10' });
    expect(textOf(jsonOf(await ask(simulator, { model: 'sim-a:ten' })))).not.toBe(textOf(base));
  });

  it('sglang: an update changes the version that it tells, and the text', async () => {
    const simulator = await simulated({ dialect: 'sglang' });
    const before = jsonOf(await ask(simulator));
    const update = { model_path: '/checkpoints/2', weight_version: 'step-2' };
    expect(jsonOf(await post(simulator, '/update_weights_from_disk', update))).toMatchObject({
      success: true,
    });
    const told = JSON.parse((await get(simulator, '/get_model_info')).text) as Json;
    expect(told).toMatchObject({ model_path: '/checkpoints/2', weight_version: 'step-2' });
    const after = jsonOf(await ask(simulator));
    expect(textOf(after)).not.toBe(textOf(before));
    expect(after.metadata).toEqual({ weight_version: 'step-2' });
  });

  it('checkpoints know more or less', async () => {
    const fixture = [{ promptIncludes: '1 + 1', answer: 'two', difficulty: 0 }];
    const checkpoints = { '/good': { skill: 50 }, '/bad': { skill: -50 } };
    const simulator = await simulated({ fixture, checkpoints });
    await post(simulator, '/update_weights_from_disk', { model_path: '/good' });
    expect((await ask(simulator)).text).toContain('boxed{two}');
    await post(simulator, '/update_weights_from_disk', { model_path: '/bad' });
    expect((await ask(simulator)).text).not.toContain('boxed{two}');
  });

  it('vllm: pausing aborts what runs with a 200, and holds what comes', async () => {
    const simulator = await simulated({
      speed: 10,
      models: [{ id: 'sim-a', thinkingMedianTokens: 5_000 }],
    });
    const first = ask(simulator);
    while (simulator.state().replicas[0]?.running !== 1)
      await new Promise((next) => setTimeout(next, 1));
    await post(simulator, '/pause');
    const aborted = await first;
    expect(aborted.status).toBe(200);
    expect(jsonOf(aborted).choices).toMatchObject([{ finish_reason: 'abort' }]);
    const second = ask(simulator, { max_tokens: 1 });
    while (simulator.state().totals.requests < 2) await new Promise((next) => setTimeout(next, 1));
    expect(JSON.parse((await get(simulator, '/is_paused')).text)).toEqual({ is_paused: true });
    expect(simulator.state().replicas[0]).toMatchObject({ running: 0, waiting: 1 });
    await post(simulator, '/resume');
    expect((await second).status).toBe(200);
  });

  it('sglang: the cache is emptied only while nothing runs', async () => {
    const simulator = await simulated({
      dialect: 'sglang',
      speed: 10,
      models: [{ id: 'sim-a', thinkingMedianTokens: 5_000 }],
    });
    const asked = ask(simulator);
    while (simulator.state().replicas[0]?.running !== 1)
      await new Promise((next) => setTimeout(next, 1));
    const refused = await post(simulator, '/flush_cache');
    expect([refused.status, refused.text]).toEqual([400, 'Flush cache failed.\n']);
    await post(simulator, '/abort_request', { abort_all: true });
    await asked;
    expect((await post(simulator, '/flush_cache')).status).toBe(200);
  });

  it('sglang: one request is aborted by its name', async () => {
    const simulator = await simulated({
      dialect: 'sglang',
      speed: 10,
      models: [{ id: 'sim-a', thinkingMedianTokens: 5_000 }],
    });
    const asked = ask(simulator, { rid: 'mine', stream: true });
    while (simulator.state().replicas[0]?.running !== 1)
      await new Promise((next) => setTimeout(next, 1));
    await post(simulator, '/abort_request', { rid: 'mine' });
    const events = eventsOf((await asked).text);
    expect(events.at(-2)).toMatchObject({ choices: [{ finish_reason: 'abort' }] });
  });
});

it('every dialect streams what it answers whole', async () => {
  for (const dialect of DIALECT_NAMES) {
    const simulator = await simulated({ dialect });
    const whole = messageOf(jsonOf(await ask(simulator, QUESTION)));
    const events = eventsOf((await ask(simulator, { ...QUESTION, stream: true })).text);
    const deltas = events.flatMap((event) =>
      event === '[DONE]' ? [] : (event.choices as { delta: Json }[]),
    );
    for (const [field, text] of Object.entries(whole)) {
      const streamed = deltas
        .map(({ delta }) => (delta[field] as string | undefined) ?? '')
        .join('');
      expect([dialect, field, streamed]).toEqual([dialect, field, text]);
    }
  }
});
