import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertBenchmark, SAMPLING } from '../testing/measured-run.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

const ADAPTER = { kind: 'adapter', name: 'ten', path: '/loras/10' } as const;
const WEIGHTS = { kind: 'weights', path: '/weights/10', expectedId: 'sha-10' } as const;

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

async function backendOf(dialect: 'vllm' | 'ollama', name: string = dialect): Promise<number> {
  const url = 'http://gpu-1:8000/v1';
  const { id } = await caller().backends.create({ name, replicaUrls: [url], dialect });
  return id;
}

test('keeps how a checkpoint is put on its backend', async () => {
  const { checkpoints } = caller();
  const backendId = await backendOf('vllm');
  const servings = { as: { kind: 'served' }, adapter: ADAPTER, full: WEIGHTS } as const;
  for (const [name, serving] of Object.entries(servings)) {
    await checkpoints.create({ backendId, name, servedName: 'base', serving });
  }
  const listed = (await checkpoints.list()).filter((one) => one.backendId === backendId);
  expect(Object.fromEntries(listed.map(({ name, serving }) => [name, serving]))).toEqual(servings);

  const { services, home } = fixture;
  const versionId = await insertBenchmark(services, home, { name: 'maze', itemCount: 1 });
  const planOf = (wanted: string) =>
    caller().sweeps.plan({
      checkpointIds: listed.filter(({ name }) => name === wanted).map(({ id }) => id),
      benchmarkVersionIds: [versionId],
      repeats: 1,
      sampling: SAMPLING,
    });
  // Whoever is asked after the full weights would be asked under them.
  await expect(planOf('adapter')).rejects.toMatchObject({
    message: expect.stringMatching(/vllm: other checkpoints replace its weights/) as unknown,
  });
  await expect(planOf('full')).resolves.toMatchObject({ runs: 1 });
});

test('plans no sweep whose judge is on a backend that changes its weights', async () => {
  const { checkpoints, sweeps } = caller();
  const [asked, judging] = [await backendOf('ollama', 'a'), await backendOf('vllm', 'b')];
  const names = { servedName: 'base', serving: { kind: 'served' } } as const;
  const subject = await checkpoints.create({ ...names, backendId: asked, name: 'subject' });
  const judge = await checkpoints.create({ ...names, backendId: judging, name: 'judge' });
  const { services, home } = fixture;
  const versionId = await insertBenchmark(services, home, { name: 'judged', itemCount: 1 });
  await services.prisma.benchmarkVersion.update({
    where: { id: versionId },
    data: { graderKind: 'judge', graderParams: { judge: { checkpointId: judge.id } } },
  });
  const spec = { checkpointIds: [subject.id], benchmarkVersionIds: [versionId] };
  const plan = () => sweeps.plan({ ...spec, repeats: 1, sampling: SAMPLING });
  await expect(plan()).resolves.toMatchObject({ runs: 1 });
  const full = { ...names, backendId: judging, name: 'replacing', serving: WEIGHTS };
  await checkpoints.create(full);
  await expect(plan()).rejects.toMatchObject({
    message: expect.stringMatching(
      /"judge" cannot judge, since other checkpoints replace the weights of its backend "b"/,
    ) as unknown,
  });
});

test('refuses a dialect whose servers cannot load what the backend has, by name', async () => {
  const { backends, checkpoints } = caller();
  const replicaUrls = ['http://gpu-1:8000/v1'];
  const settings = { name: 'moved', replicaUrls, maxConcurrency: 4 };
  const { id } = await backends.create({ ...settings, dialect: 'vllm' });
  const tuned = { backendId: id, name: 'tuned', servedName: 'base', serving: ADAPTER };
  const checkpoint = await checkpoints.create(tuned);
  const changeTo = (dialect: 'sglang' | 'ollama') =>
    backends.update({ ...settings, id, dialect, secret: { kind: 'keep' } });
  const dialectNow = async () => (await backends.list()).find((one) => one.id === id)?.dialect;

  await expect(changeTo('ollama')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('"tuned": Ollama makes a model of each adapter') as unknown,
  });
  expect(await dialectNow()).toBe('vllm');
  await changeTo('sglang');
  expect(await dialectNow()).toBe('sglang');
  await checkpoints.remove({ id: checkpoint.id });
  await changeTo('ollama');
  expect(await dialectNow()).toBe('ollama');
});

test('refuses what the servers of the backend cannot load', async () => {
  const backendId = await backendOf('ollama');
  const checkpoint = { backendId, name: 'no', servedName: 'base', serving: ADAPTER };
  await expect(caller().checkpoints.create(checkpoint)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message:
      'Backend ollama cannot load it: Ollama makes a model of each adapter: choose "served as it is" under that name.',
  });
});
