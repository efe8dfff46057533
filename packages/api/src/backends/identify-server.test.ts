import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { Agent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';

import { DIALECTS } from '@assay/contracts/backends';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { describeServer } from './describe-server.ts';
import { identifyServer } from './identify-server.ts';
import { probeServer } from './probe.ts';

async function serverOf(dialect: (typeof DIALECTS)[number]) {
  const simulator = await startSimulator({ dialect, models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  return simulator;
}

// A host and a plain server show nothing but their models, which the simulator signs as its own.
it.each(DIALECTS)('knows a server of %s by its own pages', async (dialect) => {
  const { urls } = await serverOf(dialect);
  const probe = await probeServer(`${urls[0] ?? ''}/v1`, null);
  expect(probe.dialect).toBe(dialect === 'openai' ? 'plain' : dialect);
});

// Ollama signs a model of Hugging Face with the name of its organisation there.
it.each(['vllm', 'ollama'] as const)(
  'knows a server of %s by its pages although a card is signed by OpenAI',
  async (dialect) => {
    const { urls } = await serverOf(dialect);
    const dispatcher = new Agent();
    onTestFinished(() => dispatcher.destroy());
    const models = ['bartowski', 'openai'].map((ownedBy) => ({
      ...{ id: ownedBy, ownedBy, maxModelTokens: null },
    }));
    const url = `${urls[0] ?? ''}/v1`;
    const server = { url, secret: null, servedName: null, models, dispatcher };
    expect(await identifyServer(server)).toMatchObject({ dialect });
  },
);

/** Whichever host is asked, this server of ours is. */
function leadingTo(serverUrl: string): Agent {
  const { port } = new URL(serverUrl);
  return new Agent({
    connect(_, callback) {
      const socket = connect(Number(port), '127.0.0.1', () => {
        callback(null, socket);
      });
    },
  });
}

it.each([
  ['https://gpu.example.org/v1', { dialect: 'vllm', isHealthy: true }, true],
  ['https://api.openai.com/v1', { dialect: 'openai', isHealthy: null }, false],
])(
  'asks a server for its pages, and the host of OpenAI for none: %s',
  async (url, told, isAsked) => {
    const simulator = await serverOf('vllm');
    const dispatcher = leadingTo(simulator.urls[0] ?? '');
    onTestFinished(() => dispatcher.destroy());
    const models = [{ id: 'o3', ownedBy: 'user-abc', maxModelTokens: null }];
    const server = { url, secret: 'sk-1', servedName: 'o3', models, dispatcher };
    expect(await identifyServer(server)).toMatchObject(told);
    expect((simulator.state().replicas[0]?.connectionsOpened ?? 0) > 0).toBe(isAsked);
  },
);

it.each([
  ['vllm', { version: '0.12.0+simulator', hasMetrics: true, isHealthy: true }],
  ['sglang', { version: '0.5.6+simulator', hasMetrics: true, isHealthy: true, slots: 256 }],
  ['tgi', { version: '3.3.6+simulator', hasMetrics: true, isHealthy: true, slots: 128 }],
  ['llamacpp', { hasMetrics: true, isHealthy: true, slots: 4 }],
  ['ollama', { version: '0.13.0-simulator', hasMetrics: false, isHealthy: null }],
  ['plain', { version: null, weightsId: null, slots: null, hasMetrics: false, isHealthy: null }],
] as const)('reads what a server of %s tells of itself', async (dialect, expected) => {
  const { urls } = await serverOf(dialect);
  const { server } = await probeServer(`${urls[0] ?? ''}/v1`, null);
  expect(server).toMatchObject(expected);
  const hasName = dialect === 'sglang' || dialect === 'tgi' || dialect === 'ollama';
  if (hasName) expect(server?.weightsId).toEqual(expect.any(String));
});

it('describes each replica, and says which is away', async () => {
  const simulator = await startSimulator({
    replicas: 2,
    models: [{ id: 'sim-a' }, { id: 'sim-b' }],
  });
  onTestFinished(() => simulator.close());
  simulator.kill(1);
  const replicaUrls = simulator.urls.map((url) => `${url}/v1`);
  const described = await describeServer({ replicaUrls, secret: null, servedName: 'sim-b' });
  expect(described.replicas).toMatchObject([
    { url: replicaUrls[0], dialect: 'vllm', model: { id: 'sim-b' } },
    { url: replicaUrls[1], dialect: null, model: null, server: null },
  ]);
  expect(described.replicas[1]?.message).toContain('nothing listens there');
});

const OLLAMA = [
  { name: 'llama3.2:latest', digest: 'sha-llama' },
  { name: 'qwen3:8b', digest: 'sha-qwen-8b' },
  { name: 'qwen3:latest', digest: 'sha-qwen' },
];

/** An Ollama server with these models; its base URL. */
async function ollamaWith(models: typeof OLLAMA): Promise<string> {
  const list = models.map(({ name }) => ({ id: name, owned_by: 'library' }));
  const pages = new Map<string | undefined, object>([
    ['/v1/models', { data: list }],
    ['/api/version', { version: '0.13.0' }],
    ['/api/tags', { models }],
  ]);
  const server = createServer(({ url }, response) => {
    response.writeHead(pages.has(url) ? 200 : 404).end(JSON.stringify(pages.get(url) ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

it.each([
  ['qwen3:8b', 'qwen3:8b', 'sha-qwen-8b'],
  ['qwen3', 'qwen3:latest', 'sha-qwen'],
  ['llama3.2', 'llama3.2:latest', 'sha-llama'],
])('describes for a run of %s the card and the weights of %s', async (servedName, id, digest) => {
  const replicaUrls = [await ollamaWith(OLLAMA)];
  const { replicas } = await describeServer({ replicaUrls, secret: null, servedName });
  expect(replicas).toMatchObject([
    { dialect: 'ollama', model: { id }, server: { weightsId: digest } },
  ]);
});

it('names the weights of no model where several are listed and none is meant', async () => {
  const several = await probeServer(await ollamaWith(OLLAMA), null);
  expect(several.server?.weightsId).toBeNull();
  const only = await probeServer(await ollamaWith(OLLAMA.slice(0, 1)), null);
  expect(only.server?.weightsId).toBe('sha-llama');
});
