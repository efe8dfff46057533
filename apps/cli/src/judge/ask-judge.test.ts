import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it, onTestFinished } from 'vitest';

import { DIALECTS, type Dialect } from '@assay/contracts/backends';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { askJudge, type JudgeServer } from './ask-judge.ts';
import { createJudgeApiFinder } from './find-judge-api.ts';

const QUESTION = {
  prompt: 'Is it the same?',
  sampling: { temperature: 1, topP: 1, maxTokens: 512 },
  seed: 0,
};

function serverAt(url: string, dialect: Dialect | null = null): JudgeServer {
  const findApi = createJudgeApiFinder({ url, key: null, dialect });
  return { url, model: 'sim-judge', key: null, findApi };
}

// OpenAI's models that reason refuse max_tokens and any top_p, TGI a top_p of 1. No host signs the cards of a simulator.
it.each(DIALECTS)('asks a server of the dialect %s as it wants to be asked', async (dialect) => {
  const simulator = await startSimulator({
    ...{ dialect, speed: 1_000, models: [{ id: 'sim-judge' }] },
    reply: () => ({ thinking: null, content: 'Verdict: correct' }),
  });
  onTestFinished(() => simulator.close());
  const reply = await askJudge(
    serverAt(simulator.urls[0] ?? '', dialect === 'openai' ? dialect : null),
    QUESTION,
  );
  expect(reply).toEqual({ content: 'Verdict: correct', reasoning: null, finish: 'stop' });
});

it('finds the API below a path that was typed without its version, and asks again who it is', async () => {
  const models = { data: [{ id: 'sim-judge', owned_by: 'openai' }] };
  const pages: string[] = [];
  const bodies: object[] = [];
  let isAway = true;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.method === 'POST') bodies.push(JSON.parse(text) as object);
      pages.push(request.url ?? '');
      const isKnown = !isAway && /^\/team\/v1\/(models|chat\/completions)$/.test(request.url ?? '');
      const choices = [{ message: { content: 'yes' }, finish_reason: 'stop' }];
      response.writeHead(isKnown ? 200 : 503).end(JSON.stringify({ ...models, choices }));
      if (request.method === 'POST') isAway = false;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const judge = serverAt(`http://127.0.0.1:${port}/team/`);
  expect(await askJudge(judge, QUESTION)).toMatchObject({ content: 'yes' });
  expect(await askJudge(judge, QUESTION)).toMatchObject({ content: 'yes' });
  expect(pages.filter((page) => page.endsWith('/models'))).toHaveLength(4);
  expect(bodies.map((body) => 'max_completion_tokens' in body)).toEqual([false, true, true]);
});
