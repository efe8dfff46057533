import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase } from '@assay/db/testing/test-database';

import { actorFromSession, openSession } from '../auth/sessions.ts';
import { actorFromToken } from '../auth/tokens.ts';
import { verifyPassword } from '../auth/verify-password.ts';
import { createApiServices, type ApiServices } from '../services.ts';
import { demoProgress } from './demo-progress.ts';
import {
  prepareFirstStart,
  type FirstStartOptions,
  type FirstStartResult,
} from './prepare-first-start.ts';
import { resetPassword } from './reset-password.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let services: ApiServices;
let folder: string;
let first: FirstStartResult;
let firstToken: string;

beforeAll(async () => {
  database = await createTestDatabase();
  services = createApiServices({ databaseUrl: database.url, secretKey: '07'.repeat(32) });
  folder = await mkdtemp(path.join(tmpdir(), 'assay-first-start-'));
  // What an earlier installation left, readable by everybody.
  await writeFile(tokenFile(), 'old', { mode: 0o644 });
  first = await start();
  firstToken = (await readToken()).token;
});

afterAll(async () => {
  await services.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function tokenFile(): string {
  return path.join(folder, 'cli.json');
}

function start(options: Partial<FirstStartOptions> = {}): Promise<FirstStartResult> {
  return prepareFirstStart({
    databaseUrl: database.url,
    referenceUrl: 'http://127.0.0.1:4001/v1',
    demo: true,
    webUrl: 'http://127.0.0.1:3000',
    cliTokenFile: tokenFile(),
    ...options,
  });
}

async function readToken() {
  return JSON.parse(await readFile(tokenFile(), 'utf8')) as { url: string; token: string };
}

describe('the first start', () => {
  test('makes an administrator whose password signs in, and must be changed', async () => {
    expect(first.email).toBe('admin@assay.local');
    const { email, password } = first;
    const user = await verifyPassword(services, { email, password: password ?? '' });
    const session = await openSession(services, { userId: user?.userId ?? 0, userAgent: null });
    expect(await actorFromSession(services, session)).toMatchObject({
      role: 'admin',
      passwordIsOneTime: true,
      workspace: { slug: 'main' },
    });
  });

  test('leaves a token that its owner alone can read', async () => {
    expect((await stat(tokenFile())).mode & 0o777).toBe(0o600);
    expect(await readToken()).toEqual({ url: 'http://127.0.0.1:3000', token: firstToken });
    expect(await actorFromToken(services, firstToken)).toMatchObject({ role: 'admin' });
  });

  test('queues the demo sweep: five checkpoints on nine benchmarks of 9 items, three times each', async () => {
    expect(await demoProgress(database.url)).toEqual({ done: 0, planned: 1215, finished: false });
    const { prisma } = services;
    expect(await prisma.run.count()).toBe(45);
    const checkpoints = await prisma.checkpoint.findMany();
    expect(checkpoints).toHaveLength(5);
    for (const { name } of checkpoints) expect(name).toMatch(/^solver:/);
  });
});

describe('a later start', () => {
  test('knows whether the first password is still in use', async () => {
    const { prisma } = services;
    const kindWith = async (data: {
      passwordHash?: string | null;
      passwordIsOneTime?: boolean;
    }) => {
      await prisma.user.update({ where: { email: first.email }, data });
      return (await start()).passwordKind;
    };
    const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { email: first.email } });
    expect(await kindWith({ passwordIsOneTime: false })).toBe('chosen');
    expect(await kindWith({ passwordHash: null })).toBe('none');
    expect(await kindWith({ passwordHash, passwordIsOneTime: true })).toBe('one-time');
    firstToken = (await readToken()).token;
  });

  test('finds all of it done, and has a new token and address', async () => {
    const again = await start({ referenceUrl: 'http://127.0.0.1:4002/v1' });
    expect(again).toEqual({ email: first.email, password: null, passwordKind: 'one-time' });

    const { prisma } = services;
    expect(await prisma.user.count()).toBe(1);
    expect(await prisma.workspace.count()).toBe(1);
    expect(await prisma.sweep.count()).toBe(1);
    expect(await prisma.checkpoint.count()).toBe(5);
    expect(await prisma.benchmarkVersion.count()).toBe(9);
    expect(await prisma.backend.findMany()).toMatchObject([
      { replicaUrls: ['http://127.0.0.1:4002/v1'] },
    ]);

    const { token } = await readToken();
    expect(token).not.toBe(firstToken);
    expect(await actorFromToken(services, token)).toMatchObject({ role: 'admin' });
    expect(await actorFromToken(services, firstToken)).toBeNull();
    expect((await stat(tokenFile())).mode & 0o777).toBe(0o600);
  });
});

test('without the demo nothing is queued', async () => {
  const empty = await createTestDatabase();
  await start({ databaseUrl: empty.url, demo: false, cliTokenFile: path.join(folder, 'b.json') });
  expect(await demoProgress(empty.url)).toBeNull();
  await empty.drop();
});

describe('a reset password', () => {
  test('replaces the old one and ends all sessions', async () => {
    const { email } = first;
    const { userId } = await verifyPassword(services, {
      email,
      password: first.password ?? '',
    }).then((user) => user ?? { userId: 0 });
    const session = await openSession(services, { userId, userAgent: null });
    const password = await resetPassword(database.url, ` ${email.toUpperCase()} `);
    expect(await verifyPassword(services, { email, password: first.password ?? '' })).toBeNull();
    expect(await verifyPassword(services, { email, password })).toMatchObject({ userId });
    expect(await actorFromSession(services, session)).toBeNull();
  });

  test('of someone who is not there is refused with the e-mail', async () => {
    await expect(resetPassword(database.url, 'nobody@example.test')).rejects.toMatchObject({
      code: 'not-found',
      message: 'Nobody here has the e-mail nobody@example.test.',
    });
  });
});
