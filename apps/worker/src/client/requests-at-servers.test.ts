import { Agent, request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';

import { DIALECTS, type Dialect, type Replies } from '@assay/contracts/backends';
import { chatRequestBody } from '@assay/contracts/chat-request';
import { explicitSampling, type Sampling } from '@assay/contracts/sampling';
import { refusedParameters } from '@assay/contracts/sampling-capabilities';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

const SAMPLING: Sampling = { temperature: 1, topP: 1, maxTokens: 64 };

function bodyFor(dialect: Dialect, sampling: Sampling, replies: Replies = 'streamed') {
  const asked = { model: 'sim-a', systemMessage: null, prompt: 'What is 1 + 1?', seed: 7 };
  return chatRequestBody({ ...asked, sampling, dialect, replies });
}

/** Asks a server of the dialect, as it is started without options. */
async function askAt(dialect: Dialect, body: string) {
  const dispatcher = new Agent();
  const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  onTestFinished(() => dispatcher.destroy());
  const url = `${simulator.urls[0] ?? ''}/v1/chat/completions`;
  return request(url, { dispatcher, method: 'POST', body });
}

describe('a request', () => {
  // OpenAI's models that reason refuse any top_p, TGI one of 1.
  it.each(DIALECTS)('is taken by %s where nothing is changed', async (dialect) => {
    const { statusCode, body } = await askAt(dialect, bodyFor(dialect, explicitSampling(SAMPLING)));
    expect([statusCode, await body.text()]).toEqual([200, expect.stringContaining('[DONE]')]);
  });

  // vLLM refuses options of a stream where none is asked for.
  it.each(DIALECTS)('is answered whole by %s where no stream is asked for', async (dialect) => {
    const { statusCode, body } = await askAt(
      dialect,
      bodyFor(dialect, explicitSampling(SAMPLING), 'whole'),
    );
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
