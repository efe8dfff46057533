import { describe, expect, it } from 'vitest';

import type { Dialect, Replies } from './backends.ts';
import { chatRequestBody, chatRequestWriter } from './chat-request.ts';
import { explicitSampling, type Sampling } from './sampling.ts';

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
});
