import { Agent, request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';

import { DIALECTS, type Dialect, type Replies } from '@assay/contracts/backends';
import { explicitSampling, type Sampling } from '@assay/contracts/sampling';
import { refusedParameters } from '@assay/contracts/sampling-capabilities';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { chatRequestBody, chatRequestWriter } from './chat-request.ts';

const SAMPLING: Sampling = { temperature: 1, topP: 1, maxTokens: 64 };

function bodyFor(dialect: Dialect, sampling: Sampling, replies: Replies = 'streamed') {
  const asked = { model: 'sim-a', systemMessage: null, prompt: 'What is 1 + 1?', seed: 7 };
  return chatRequestBody({ ...asked, sampling, dialect, replies });
}

describe('chatRequestBody', () => {
  it('writes a run of an older version as that version did', () => {
    expect(bodyFor('vllm', { temperature: 0.8, topP: 0.95, maxTokens: 4096 })).toBe(
      '{"model":"sim-a","messages":[{"role":"user","content":"What is 1 + 1?"}],"temperature":0.8,"top_p":0.95,"max_tokens":4096,"seed":7,"stream":true,"stream_options":{"include_usage":true}}',
    );
  });

  it('is the same from a writer that has written others before', () => {
    const of = {
      model: 'sim-a',
      systemMessage: 'Be brief.',
      sampling: SAMPLING,
      dialect: 'vllm',
      replies: 'streamed',
    } as const;
    const write = chatRequestWriter(of);
    const asked = ['one', 'one', '', 'two', '', 'one'].map((prompt, seed) => ({ prompt, seed }));
    for (const one of asked) {
      expect(write(one)).toBe(chatRequestBody({ ...of, ...one }));
      expect(JSON.parse(write(one))).toMatchObject({
        messages: [{ content: 'Be brief.' }, { role: 'user', content: one.prompt }],
        seed: one.seed,
      });
    }
  });

  it('calls parameters what the dialect calls them', () => {
    const all = explicitSampling({ ...SAMPLING, thinking: false, stop: ['END'] });
    expect(JSON.parse(bodyFor('vllm', all))).toMatchObject({
      ...{ max_tokens: 64, top_k: -1, min_p: 0, repetition_penalty: 1 },
      ...{ presence_penalty: 0, frequency_penalty: 0, stop: ['END'] },
      chat_template_kwargs: { enable_thinking: false, thinking: false },
    });
    expect(JSON.parse(bodyFor('llamacpp', all))).toMatchObject({ top_k: 0, repeat_penalty: 1 });
    const hosted = JSON.parse(bodyFor('openai', all)) as object;
    expect(hosted).toMatchObject({ max_completion_tokens: 64, stop: ['END'] });
    for (const name of ['max_tokens', 'top_k', 'min_p', 'presence_penalty']) {
      expect(hosted).not.toHaveProperty(name);
    }
  });

  // Of OpenAI's models, o1 and o3 refuse a top_p of 1, o3-mini a temperature of 1.
  it('leaves temperature and top_p out for a host where they are its default', () => {
    const unset = JSON.parse(bodyFor('openai', SAMPLING)) as object;
    expect(unset).not.toHaveProperty('temperature');
    expect(unset).not.toHaveProperty('top_p');
    const chosen = { ...SAMPLING, temperature: 0.6, topP: 0.95 };
    expect(JSON.parse(bodyFor('openai', chosen))).toMatchObject({ temperature: 0.6, top_p: 0.95 });
  });

  // OpenAI's models that reason refuse any top_p, TGI one of 1.
  it.each(DIALECTS)('is taken by %s where nothing is changed', async (dialect) => {
    const dispatcher = new Agent();
    const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
    onTestFinished(() => simulator.close());
    onTestFinished(() => dispatcher.destroy());
    const { statusCode, body } = await request(`${simulator.urls[0] ?? ''}/v1/chat/completions`, {
      dispatcher,
      method: 'POST',
      body: bodyFor(dialect, explicitSampling(SAMPLING)),
    });
    expect([statusCode, await body.text()]).toEqual([200, expect.stringContaining('[DONE]')]);
  });

  // vLLM refuses options of a stream where none is asked for.
  it.each(DIALECTS)('is answered whole by %s where no stream is asked for', async (dialect) => {
    const dispatcher = new Agent();
    const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
    onTestFinished(() => simulator.close());
    onTestFinished(() => dispatcher.destroy());
    const { statusCode, body } = await request(`${simulator.urls[0] ?? ''}/v1/chat/completions`, {
      dispatcher,
      method: 'POST',
      body: bodyFor(dialect, explicitSampling(SAMPLING), 'whole'),
    });
    const reply = { choices: [{ message: { role: 'assistant' } }] };
    expect([statusCode, await body.json()]).toMatchObject([200, reply]);
  });

  it.each(DIALECTS)('is taken by %s with all that it does not refuse', async (dialect) => {
    const wished: Sampling = {
      ...explicitSampling(SAMPLING),
      ...{ topK: 20, minP: 0.05, repetitionPenalty: 1.05, presencePenalty: 0.5 },
      ...{ frequencyPenalty: 0.5, stop: ['never to be seen'], thinking: true },
      reasoningEffort: 'low',
    };
    const refused = new Set<string>(refusedParameters(wished, dialect));
    const kept = Object.entries(wished).filter(([name]) => !refused.has(name));
    const dispatcher = new Agent();
    const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
    onTestFinished(() => simulator.close());
    onTestFinished(() => dispatcher.destroy());
    const { statusCode, body } = await request(`${simulator.urls[0] ?? ''}/v1/chat/completions`, {
      dispatcher,
      method: 'POST',
      body: bodyFor(dialect, Object.fromEntries(kept) as Sampling),
    });
    expect(await body.text()).toContain('finish_reason');
    expect(statusCode).toBe(200);
  });

  it.each(['vllm', 'sglang', 'llamacpp'] as const)(
    'changes what %s writes by each parameter that it takes',
    async (dialect) => {
      const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
      const dispatcher = new Agent();
      onTestFinished(() => simulator.close());
      onTestFinished(() => dispatcher.destroy());
      const text = async (sampling: Sampling) => {
        const url = `${simulator.urls[0] ?? ''}/v1/chat/completions`;
        const body = bodyFor(dialect, sampling, 'whole');
        const reply = await request(url, { dispatcher, method: 'POST', body });
        const { choices } = (await reply.body.json()) as { choices: { message: unknown }[] };
        return JSON.stringify(choices[0]?.message);
      };
      const neutral = explicitSampling(SAMPLING);
      const base = await text(neutral);
      expect(await text(neutral)).toBe(base);
      for (const changed of [{ topK: 20 }, { minP: 0.05 }]) {
        expect([changed, await text({ ...neutral, ...changed })]).not.toEqual([changed, base]);
      }
    },
  );
});
