import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Agent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';

import { DIALECTS, type Dialect } from '@assay/contracts/backends';
import { splitReply } from '@assay/eval-core/reply';
import type { Fault } from '@assay/inference-simulator/faults/fault';
import { startSimulator } from '@assay/inference-simulator/start-simulator';
import { tokenize } from '@assay/inference-simulator/text/tokenizer';

import { requestChatCompletion } from './chat-completion.ts';
import type { ChatReply } from './reply-builder.ts';
import { settleTokens } from './settle-tokens.ts';

const MAX_TOKENS = 2_000;

const REPLY: ChatReply = {
  ...{ finish: 'stop', content: 'x', reasoning: null, hasLoop: false, isCutShort: false },
  ...{ promptTokens: 5, cachedPromptTokens: null, completionTokens: 8, thinkingTokens: null },
  ...{ firstTokenMs: null, latencyMs: 1, tokensEstimated: false, thinkingEstimated: false },
};

async function replyUnder(dialect: Dialect, fault: Fault | null) {
  const simulator = await startSimulator({
    dialect,
    speed: 1_000,
    models: [{ id: 'sim-a', thinkingMedianTokens: 40 }],
    faults: fault === null ? [] : [{ fault }],
  });
  const agent = new Agent();
  onTestFinished(() => simulator.close());
  onTestFinished(() => agent.destroy());
  const tokenized: string[] = [];
  const dispatcher = agent.compose((dispatch) => (options, handler) => {
    if (options.path.endsWith('/tokenize')) tokenized.push(options.path);
    return dispatch(options, handler);
  });
  const origin = simulator.urls[0] ?? '';
  const counter = { dispatcher, origin, path: '/v1/chat/completions', secret: null, dialect };
  const messages = [{ role: 'user', content: 'What is 1 + 1?' }];
  const body = { model: 'sim-a', messages, stream: true, stream_options: { include_usage: true } };
  const reply = await requestChatCompletion({
    ...counter,
    body: JSON.stringify(body),
    limits: null,
    isQueued: () => Promise.resolve(null),
    signal: new AbortController().signal,
  });
  const settled = await settleTokens(reply, { maxTokens: MAX_TOKENS, counter });
  return {
    settled,
    sent: simulator.state().requests[0]?.completionTokens ?? 0,
    thought: tokenize(splitReply(reply).thinking ?? '').length,
    asked: tokenized.length,
  };
}

it.each(DIALECTS)('leaves the figure of %s as it is where it can be right', async (dialect) => {
  const { settled, sent } = await replyUnder(dialect, null);
  expect(settled).toMatchObject({ completionTokens: sent, tokensEstimated: false });
});

it.each(['openai', 'sglang'] as const)('reads the thinking tokens of %s', async (dialect) => {
  const { settled } = await replyUnder(dialect, null);
  expect(settled.thinkingTokens).toBeGreaterThan(0);
  expect(settled.thinkingEstimated).toBe(false);
});

it.each(['vllm', 'llamacpp', 'tgi', 'ollama', 'plain'] as const)(
  'shares the tokens of %s between thinking and answer, and asks nothing for it',
  async (dialect) => {
    const { settled, sent, asked } = await replyUnder(dialect, null);
    expect(settled).toMatchObject({ completionTokens: sent, tokensEstimated: false });
    expect(settled.thinkingEstimated).toBe(true);
    expect(settled.thinkingTokens).toBeGreaterThan(0);
    expect(settled.thinkingTokens).toBeLessThan(sent);
    expect(asked).toBe(0);
  },
);

it.each(['vllm', 'sglang', 'llamacpp', 'tgi'] as const)(
  'has the thinking counted by the tokenizer of %s where the whole text is',
  async (dialect) => {
    const { settled, thought, asked } = await replyUnder(dialect, { kind: 'no-usage' });
    expect(settled).toMatchObject({ tokensEstimated: true, thinkingEstimated: true });
    expect(settled.thinkingTokens).toBe(thought);
    expect(asked).toBe(2);
  },
);

// The two marks of thinking count as a token each and are in no text.
it.each(['vllm', 'sglang', 'llamacpp', 'tgi'] as const)(
  'asks the tokenizer of %s where the figure is missing or cannot be right',
  async (dialect) => {
    for (const fault of [
      { kind: 'no-usage' },
      { kind: 'wrong-usage', factor: 0 },
      { kind: 'wrong-usage', factor: 1_000 },
    ] as const) {
      const { settled, sent } = await replyUnder(dialect, fault);
      expect(settled.tokensEstimated).toBe(true);
      expect(Math.abs((settled.completionTokens ?? 0) - sent)).toBeLessThanOrEqual(2);
    }
  },
);

it('does not believe that more was thought than written', async () => {
  const dispatcher = new Agent();
  onTestFinished(() => dispatcher.destroy());
  const counter = { dispatcher, origin: '', path: '', secret: null, dialect: 'plain' as const };
  const reply = (thinkingTokens: number) =>
    settleTokens({ ...REPLY, thinkingTokens }, { maxTokens: MAX_TOKENS, counter });
  expect(await reply(8)).toMatchObject({ thinkingTokens: 8, tokensEstimated: false });
  expect(await reply(9)).toMatchObject({ thinkingTokens: null, completionTokens: 8 });
});

it.each([-5, 2.5, 1e12, '8', null])(
  'does not believe a tokenizer that counts %j',
  async (count) => {
    const server = createServer((_, response) => response.end(JSON.stringify({ count })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    const dispatcher = new Agent();
    onTestFinished(() => dispatcher.destroy());
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const path = '/v1/chat/completions';
    const counter = { dispatcher, origin, path, secret: null, dialect: 'vllm' as const };
    const uncounted = { ...REPLY, content: 'abcdefgh', completionTokens: null };
    const settled = await settleTokens(uncounted, { maxTokens: MAX_TOKENS, counter });
    expect(settled).toMatchObject({ completionTokens: 2, tokensEstimated: true });
  },
);

it('counts four bytes to a token where there is no tokenizer', async () => {
  const { settled } = await replyUnder('plain', { kind: 'no-usage' });
  const bytes = Buffer.byteLength(settled.content);
  expect(settled).toMatchObject({
    completionTokens: Math.ceil(bytes / 4),
    tokensEstimated: true,
  });
});
