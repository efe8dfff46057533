import { expect, it } from 'vitest';

import { scriptedServer } from './scripted-server.ts';
import { readWeights } from './weights-id.ts';

const TAGS = {
  models: [
    { name: 'llama3.2:latest', digest: 'sha-llama' },
    { name: 'qwen3:8b', digest: 'sha-qwen-8b' },
    { name: 'qwen3:latest', digest: 'sha-qwen' },
  ],
};

it.each([
  ['qwen3:8b', 'sha-qwen-8b'],
  ['qwen3:latest', 'sha-qwen'],
  ['qwen3', 'sha-qwen'],
  ['qwen', null],
])('Ollama asked for %s tells the digest %s', async (servedName, id) => {
  const { source } = await scriptedServer((_, response) => response.end(JSON.stringify(TAGS)));
  const reading = await readWeights(source, { dialect: 'ollama', servedName, adapter: null });
  expect(reading).toEqual({ id, adapterPath: null });
});
