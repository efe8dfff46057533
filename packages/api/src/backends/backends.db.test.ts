import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { decryptSecret } from '@assay/db/secrets';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

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
  expect(probe).toMatchObject([{ url, reachable: true }]);
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
    message:
      'There is a backend named twice already, perhaps an archived one: restore that, or choose another name.',
  });
  const checkpoint = { backendId, name: 'step-100', servedName: 'm' };
  await checkpoints.create(checkpoint);
  await expect(checkpoints.create(checkpoint)).rejects.toMatchObject({
    code: 'CONFLICT',
    message:
      'There is a checkpoint named step-100 already, perhaps an archived one: restore that, or choose another name.',
  });
});

test('a backend goes for good while nothing was ever on it; later it is only out of sight', async () => {
  const { backends, checkpoints } = caller();
  const backend = { name: 'old', replicaUrls: ['http://gpu-1:8000/v1'] };
  const unused = await backends.create(backend);
  await expect(backends.remove(unused)).resolves.toBe('deleted');
  const { id } = await backends.create(backend);
  const checkpoint = await checkpoints.create({ backendId: id, name: 'old', servedName: 'm' });
  expect((await backends.list()).find((one) => one.id === id)).toMatchObject({
    isDeletable: false,
  });
  await expect(backends.remove({ id })).resolves.toBe('archived');
  expect((await backends.list()).map(({ name }) => name)).not.toContain('old');
  expect((await checkpoints.list()).map(({ name }) => name)).toContain('old');
  await expect(backends.remove({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(backends.test({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(checkpoints.remove(checkpoint)).resolves.toBe('deleted');
  await expect(checkpoints.remove(checkpoint)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an archived backend keeps its name, and comes back as it was with its key', async () => {
  const { backends, checkpoints } = caller();
  const { id } = await backends.create({
    ...{ name: 'resting', replicaUrls: ['http://gpu-1:8000/v1'], secret: SECRET },
  });
  await expect(backends.restore({ id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: `There is no archived backend ${id} in this workspace.`,
  });
  await checkpoints.create({ backendId: id, name: 'resting', servedName: 'm' });
  const before = (await backends.list()).find((one) => one.id === id);
  await backends.remove({ id });
  expect((await backends.archived())[0]).toMatchObject({ id, name: 'resting' });

  const neighbour = callerFor(fixture.services, fixture.other.actors.member);
  expect(await neighbour.backends.archived()).toEqual([]);
  await expect(neighbour.backends.restore({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await backends.restore({ id });
  expect((await backends.list()).find((one) => one.id === id)).toEqual(before);
  expect(before).toMatchObject({ hasSecret: true });
  expect((await backends.archived()).map((one) => one.id)).not.toContain(id);
});

test('a change keeps the key, replaces it, or removes it, and shows it to nobody', async () => {
  const { backends } = caller();
  const { prisma, secretKey } = fixture.services;
  const change = { name: 'b', replicaUrls: ['http://gpu-1:8000/v1'], maxConcurrency: 8 };
  const { id } = await backends.create({ ...change, secret: SECRET });
  const storedKey = async () => {
    const { secretCipher } = await prisma.backend.findUniqueOrThrow({ where: { id } });
    return secretCipher === null ? null : decryptSecret(secretKey, secretCipher);
  };

  const two = ['http://gpu-1:8000/v1', 'http://gpu-1:8001/v1'];
  const kept = { ...change, id, replicaUrls: two, dialect: 'vllm' as const };
  const answer = await backends.update({ ...kept, secret: { kind: 'keep' } });
  expect(answer).toBeUndefined();
  expect(await storedKey()).toBe(SECRET);
  expect((await backends.list()).find((one) => one.id === id)).toMatchObject({
    dialect: 'vllm',
    replicaUrls: two,
    maxConcurrency: 8,
    hasSecret: true,
  });

  await backends.update({ ...kept, secret: { kind: 'replace', secret: 'another' } });
  expect(await storedKey()).toBe('another');
  await backends.update({ ...kept, secret: { kind: 'remove' } });
  expect(await storedKey()).toBeNull();
});

test('limits of time are set, stay where a change leaves them out, and are refused by name', async () => {
  const { backends } = caller();
  const change = { name: 'limited', replicaUrls: ['http://gpu-9:8000/v1'], maxConcurrency: 8 };
  const { id } = await backends.create(change);
  const stored = async () => (await backends.list()).find((one) => one.id === id)?.timeLimits;
  const none = {
    connectSeconds: null,
    firstByteSeconds: null,
    idleSeconds: null,
    totalSeconds: null,
  };
  expect(await stored()).toEqual(none);
  const kept = { ...change, id, dialect: 'vllm', secret: { kind: 'keep' } } as const;
  await backends.update({ ...kept, timeLimits: { ...none, idleSeconds: 30 } });
  await backends.update(kept);
  expect(await stored()).toEqual({ ...none, idleSeconds: 30 });
  await expect(
    backends.update({ ...kept, timeLimits: { ...none, connectSeconds: 601 } }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('Give whole seconds from 1 to 600, or nothing.') as string,
  });
});

test('replies are streamed unless a person says otherwise, and stay so where a change leaves it out', async () => {
  const { backends } = caller();
  const change = { name: 'unverified', replicaUrls: ['http://gpu-9:8000/v1'], maxConcurrency: 8 };
  const { id } = await backends.create(change);
  const stored = async () => (await backends.list()).find((one) => one.id === id)?.replies;
  expect(await stored()).toBe('streamed');
  const kept = { ...change, id, dialect: 'openai', secret: { kind: 'keep' } } as const;
  await backends.update({ ...kept, replies: 'whole' });
  await backends.update(kept);
  expect(await stored()).toBe('whole');
});

test.each(['http://elsewhere:8000/v1', 'https://gpu-1:8000/v1'])(
  'the stored key goes to no host for which it was not entered, such as %s',
  async (stranger) => {
    const { backends } = caller();
    const name = `keyed ${stranger}`;
    const replicaUrls = ['http://gpu-1:8000/v1'];
    const { id } = await backends.create({ name, replicaUrls, secret: SECRET });
    const change = { id, name, replicaUrls: [...replicaUrls, stranger], maxConcurrency: 1 };
    const refusal = {
      code: 'BAD_REQUEST',
      message: `The stored key was not entered for ${new URL(stranger).hostname}: replace it by entering it again, or remove it.`,
    };
    await expect(
      backends.update({ ...change, dialect: 'plain', secret: { kind: 'keep' } }),
    ).rejects.toMatchObject(refusal);
    await expect(backends.probe({ replicaUrls: [stranger], secretOf: id })).rejects.toMatchObject(
      refusal,
    );
    expect((await backends.list()).find((one) => one.id === id)).toMatchObject({ replicaUrls });
  },
);

test('each replica answers for itself', async () => {
  const simulator = await startSimulator({ models: [{ id: 'sim-a' }] });
  const alive = `${simulator.urls[0] ?? ''}/v1`;
  const probes = await caller().backends.probe({ replicaUrls: [alive, 'http://127.0.0.1:9/v1'] });
  await simulator.close();
  expect(probes).toMatchObject([
    { url: alive, reachable: true, dialect: 'vllm', models: [{ id: 'sim-a' }] },
    { url: 'http://127.0.0.1:9/v1', reachable: false, dialect: null, models: [] },
  ]);
});

test('an address is stored as the base that answers, asked with the key that is kept', async () => {
  const server = createServer(({ url, headers }, response) => {
    const isKnown = url === '/team-a/v1/models' && headers.authorization === `Bearer ${SECRET}`;
    response.writeHead(isKnown ? 200 : 404).end('{"data":[{"id":"m"}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { backends } = caller();
  const name = 'settled';
  const { id } = await backends.create({ name, replicaUrls: [origin], secret: SECRET });
  const stored = async () => (await backends.list()).find((one) => one.id === id)?.replicaUrls;
  expect(await stored()).toEqual([`${origin}/v1`]);

  const kept = { id, name, dialect: 'plain', maxConcurrency: 1, secret: { kind: 'keep' } } as const;
  const replicaUrls = [`${origin}/team-a`];
  const probes = await backends.probe({ replicaUrls, secretOf: id });
  expect(probes).toMatchObject([{ url: `${origin}/team-a/v1`, reachable: true }]);
  await backends.update({ ...kept, replicaUrls });
  expect(await stored()).toEqual([`${origin}/team-a/v1`]);
  server.close();
  await backends.update({ ...kept, replicaUrls });
  expect(await stored()).toEqual(replicaUrls);
});

test('refuses one address twice', async () => {
  await expect(
    caller().backends.create({
      name: 'same',
      replicaUrls: ['http://gpu-1/v1', 'http://gpu-1/v1/'],
    }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('given twice') as string,
  });
});

test.each(['gpu-1:8000/v1', 'ftp://gpu-1/v1', 'file:///etc/passwd', 'http://', ''])(
  'refuses "%s" as the address of a backend',
  async (url) => {
    await expect(
      caller().backends.create({ name: 'odd', replicaUrls: [url] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller().backends.probe({ replicaUrls: [url] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  },
);
