import { Agent, MockAgent } from 'undici';
import { expect, it, onTestFinished, vi } from 'vitest';

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
    const server = { url: `${urls[0] ?? ''}/v1`, secret: null, models, dispatcher };
    expect(await identifyServer(server)).toMatchObject({ dialect });
  },
);

it('asks the host of OpenAI for no page', async () => {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  onTestFinished(() => dispatcher.close());
  const asked = vi.spyOn(dispatcher, 'dispatch');
  const models = [{ id: 'o3', ownedBy: 'user-abc', maxModelTokens: null }];
  const server = { url: 'https://api.openai.com/v1', secret: 'sk-1', models, dispatcher };
  expect(await identifyServer(server)).toMatchObject({ dialect: 'openai', isHealthy: null });
  expect(asked).not.toHaveBeenCalled();
});

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
