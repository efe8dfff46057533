import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { decryptSecret } from '@assay/db/secrets';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { findInDatabase } from '../testing/find-in-database.ts';

const SECRET = 'sk-live-0123456789';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

function caller() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

test("a backend's key is stored encrypted, can be used, and is in no answer", async () => {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    response.end('{"data":[{"id":"m"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const { backends, checkpoints } = caller();
  const created = await backends.create({ name: 'paid', replicaUrls: [`${url}/`], secret: SECRET });
  await checkpoints.create({ backendId: created.id, name: 'c', servedName: 'm' });

  const probe = await backends.test({ id: created.id });
  expect(probe).toMatchObject({ reachable: true });
  expect(new Set(keys)).toEqual(new Set([`Bearer ${SECRET}`]));
  server.close();

  const list = await backends.list();
  expect(list).toMatchObject([
    { name: 'paid', replicaUrls: [url], hasSecret: true, checkpointCount: 1 },
  ]);
  const answers = JSON.stringify([created, probe, list, await checkpoints.list()]);
  expect(answers).not.toContain(SECRET);
  expect(answers).not.toMatch(/cipher/i);

  expect(await findInDatabase(fixture.services.pool, SECRET)).toEqual([]);
  const { secretCipher } = await fixture.services.prisma.backend.findUniqueOrThrow({
    where: { id: created.id },
  });
  expect(decryptSecret(fixture.services.secretKey, secretCipher ?? new Uint8Array())).toBe(SECRET);
});

test('a backend without a key says so', async () => {
  const { backends } = caller();
  const { id } = await backends.create({ name: 'free', replicaUrls: ['http://gpu-1:8000/v1'] });
  expect((await backends.list()).find((backend) => backend.id === id)).toMatchObject({
    hasSecret: false,
    dialect: 'plain',
    maxConcurrency: 16,
  });
});

test('refuses a second backend or checkpoint of a name in one sentence', async () => {
  const { backends, checkpoints } = caller();
  const backend = { name: 'twice', replicaUrls: ['http://gpu-1:8000/v1'] };
  const { id: backendId } = await backends.create(backend);
  await expect(backends.create(backend)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'There is a backend named twice already; choose another name.',
  });
  const checkpoint = { backendId, name: 'step-100', servedName: 'm' };
  await checkpoints.create(checkpoint);
  await expect(checkpoints.create(checkpoint)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'There is a checkpoint named step-100 already; choose another name.',
  });
});

test('an archived backend or checkpoint is out of the list and cannot be archived again', async () => {
  const { backends, checkpoints } = caller();
  const { id } = await backends.create({ name: 'old', replicaUrls: ['http://gpu-1:8000/v1'] });
  const checkpoint = await checkpoints.create({ backendId: id, name: 'old', servedName: 'm' });
  await checkpoints.archive(checkpoint);
  await backends.archive({ id });
  expect((await backends.list()).map(({ name }) => name)).not.toContain('old');
  expect((await checkpoints.list()).map(({ name }) => name)).not.toContain('old');
  await expect(backends.archive({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(backends.test({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(checkpoints.archive(checkpoint)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each(['gpu-1:8000/v1', 'ftp://gpu-1/v1', 'file:///etc/passwd', 'http://', ''])(
  'refuses "%s" as the address of a backend',
  async (url) => {
    await expect(
      caller().backends.create({ name: 'odd', replicaUrls: [url] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller().backends.probe({ url })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  },
);

test('a checkpoint names its parent', async () => {
  const { backends, checkpoints } = caller();
  const backend = await backends.create({ name: 'gpu', replicaUrls: ['http://gpu-1:8000/v1'] });
  const common = { backendId: backend.id, servedName: 'm', family: 'qwen', trainingRun: '' };
  const parent = await checkpoints.create({ ...common, name: 'base', step: 0 });
  await checkpoints.create({ ...common, name: 'rl', step: 50, parentId: parent.id });
  const list = await checkpoints.list();
  expect(list.find(({ name }) => name === 'rl')).toMatchObject({
    parentId: parent.id,
    parentName: 'base',
    step: 50,
    family: 'qwen',
    trainingRun: null,
    hasSystemMessage: false,
  });
});
