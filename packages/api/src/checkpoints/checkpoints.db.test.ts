import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertMeasuredRun } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let backendId: number;

beforeAll(async () => {
  fixture = await createApiFixture();
  const backend = { name: 'gpu', replicaUrls: ['http://gpu-1:8000/v1'], dialect: 'vllm' as const };
  ({ id: backendId } = await caller().backends.create(backend));
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

async function add(name: string, rest: { parentId?: number; servedName?: string } = {}) {
  return caller().checkpoints.create({ backendId, name, servedName: 'm', ...rest });
}

test('a checkpoint names its parent, and what sweeps of it start from', async () => {
  const { checkpoints } = caller();
  const common = { backendId, servedName: 'm', family: 'qwen', trainingRun: '' };
  const parent = await checkpoints.create({ ...common, name: 'base', step: 0 });
  const { id } = await checkpoints.create({
    ...common,
    ...{ name: 'rl', step: 50, parentId: parent.id, systemMessage: 'Think.' },
    sampling: { temperature: 0.6, topK: 20, thinking: true },
  });
  const listed = (await checkpoints.list()).find(({ name }) => name === 'rl');
  expect(listed).toMatchObject({
    ...{ parentId: parent.id, parentName: 'base', step: 50, family: 'qwen', trainingRun: null },
    ...{ dialect: 'vllm', hasSystemMessage: true },
    sampling: { temperature: 0.6, topK: 20, thinking: true },
  });
  expect(listed).not.toHaveProperty('systemMessage');
  expect(await checkpoints.get({ id })).toMatchObject({ name: 'rl', systemMessage: 'Think.' });
});

test('refuses a default that no sweep could have', async () => {
  const input = { backendId, name: 'odd', servedName: 'm', sampling: { temperature: 3 } };
  await expect(caller().checkpoints.create(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a change takes what is given and forgets what is left out', async () => {
  const { checkpoints } = caller();
  const first = { backendId, name: 'before', servedName: 'm', family: 'f', step: 1 };
  const { id } = await checkpoints.create({ ...first, sampling: { minP: 0.1 } });
  await checkpoints.update({ id, backendId, name: 'after', servedName: 'n', step: 2 });
  expect(await checkpoints.get({ id })).toMatchObject({
    ...{ name: 'after', servedName: 'n', family: null, step: 2, sampling: {} },
  });
});

test('no checkpoint descends from itself', async () => {
  const { checkpoints } = caller();
  const { id } = await add('elder');
  const child = await add('child', { parentId: id });
  const grandchild = await add('grandchild', { parentId: child.id });
  for (const parentId of [id, child.id, grandchild.id]) {
    await expect(
      checkpoints.update({ id, backendId, name: 'elder', servedName: 'm', parentId }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
  expect(await checkpoints.get({ id })).toMatchObject({ parentId: null });
});

test('a checkpoint with a run is archived, keeps its model while the run is open, and its child stays', async () => {
  const { services, home } = fixture;
  const { checkpoints } = caller();
  const { checkpointId: id, runId } = await insertMeasuredRun(services, {
    workspace: home,
    itemCount: 1,
    repeats: 1,
    samples: [],
  });
  await services.prisma.run.update({ where: { id: runId }, data: { status: 'running' } });
  const { name, backendId: ownBackend, ...before } = await checkpoints.get({ id });
  const other = { id, name, backendId: ownBackend, servedName: `${before.servedName}-2` };
  await expect(checkpoints.update(other)).rejects.toMatchObject({ code: 'CONFLICT' });
  await checkpoints.update({ ...other, servedName: before.servedName, step: 3 });
  await services.prisma.run.update({ where: { id: runId }, data: { status: 'completed' } });
  await checkpoints.update(other);
  expect(await checkpoints.get({ id })).toMatchObject({ servedName: other.servedName });

  await expect(checkpoints.remove({ id })).resolves.toBe('archived');
  await expect(services.prisma.run.count({ where: { id: runId } })).resolves.toBe(1);

  expect((await checkpoints.archived()).map((one) => one.name)).toContain(name);
  await checkpoints.restore({ id });
  expect(await checkpoints.get({ id })).toMatchObject({ name, servedName: other.servedName });
  expect((await checkpoints.archived()).map((one) => one.name)).not.toContain(name);
});

test('a judge and a parent are archived, what nothing refers to is deleted', async () => {
  const { services, home } = fixture;
  const { checkpoints } = caller();
  const judge = await add('judge');
  const parent = await add('parent');
  const leaf = await add('leaf', { parentId: parent.id });
  const { gradingId } = await insertMeasuredRun(services, {
    workspace: home,
    checkpoint: 'graded',
    itemCount: 1,
    repeats: 1,
    samples: [],
  });
  await services.prisma.grading.update({
    where: { id: gradingId },
    data: { graderParams: { judge: { checkpointId: judge.id } } },
  });
  await expect(checkpoints.remove(judge)).resolves.toBe('archived');
  await expect(checkpoints.remove(parent)).resolves.toBe('archived');
  await expect(checkpoints.remove(leaf)).resolves.toBe('deleted');
});

test('many are added at once, with parents among them', async () => {
  const { checkpoints } = caller();
  const known = await add('known');
  const { ids } = await checkpoints.import({
    checkpoints: [
      { backendId, name: 'i-0', servedName: 'i-0', parentName: 'known' },
      { backendId, name: 'i-1', servedName: 'i-1', parentName: 'i-0' },
    ],
  });
  const list = await checkpoints.list();
  expect(ids.map((id) => list.find((one) => one.id === id)?.parentId)).toEqual([known.id, ids[0]]);
});

test.each([
  ['a name in use', [{ name: 'taken' }], 'CONFLICT', /named taken already/],
  ['a name twice', [{ name: 'same' }, { name: 'same' }], 'BAD_REQUEST', /same stands there twice/],
  [
    'a parent after its child',
    [{ name: 'c', parentName: 'p' }, { name: 'p' }],
    'BAD_REQUEST',
    /p, is no checkpoint/,
  ],
] as const)('an import with %s adds nothing', async (_, lines, code, message) => {
  const { checkpoints } = caller();
  if (code === 'CONFLICT') await add('taken');
  const before = await checkpoints.list();
  const wanted = [{ name: 'good' }, ...lines].map((line) => ({
    backendId,
    servedName: 'm',
    ...line,
  }));
  await expect(checkpoints.import({ checkpoints: wanted })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
  });
  expect(await checkpoints.list()).toEqual(before);
});
