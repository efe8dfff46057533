import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { hashPassword } from '@assay/api/auth/passwords';
import { FIRST_WORKSPACE } from '@assay/api/setup/first-workspace';
import { prepareFirstStart } from '@assay/api/setup/prepare-first-start';
import type { Role } from '@assay/contracts/account';
import { createPrisma } from '@assay/db/client';
import { findFreePort } from '@assay/db/process/free-port';
import { ensureWorkspace, insertUser } from '@assay/db/queries/people';
import { createTestDatabase } from '@assay/db/testing/test-database';

import { createVisitor, type Visitor } from './testing/http-visitor.ts';
import { postSignIn } from './testing/post-sign-in.ts';
import { startTestWeb, testWebRelease, type TestWeb } from './testing/test-web.ts';

/** The pages of the built web app, over the queued demo sweep, as they arrive for two roles. */

const PASSWORD = 'a password for two';
const SCRIPT_END = '</script>';

let folder: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let web: TestWeb;
const visitors = { viewer: createVisitor(), member: createVisitor() };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-viewer-'));
  database = await createTestDatabase();
  await prepareFirstStart({
    databaseUrl: database.url,
    referenceUrl: 'http://127.0.0.1:9/v1',
    demo: true,
    webUrl: 'http://127.0.0.1:9',
    cliTokenFile: path.join(folder, 'cli.json'),
  });
  await insertPeople(['viewer', 'member']);
  web = await startTestWeb({
    release: await testWebRelease(folder),
    port: await findFreePort(),
    databaseUrl: database.url,
    dataFolder: folder,
    environment: {},
  });
  await signIn(visitors.viewer, 'viewer');
  await signIn(visitors.member, 'member');
}, 900_000);

afterAll(async () => {
  await web.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  { page: '/sweeps', shared: 'Demo: search algorithms', actions: ['>New sweep<'] },
  { page: '/sweeps/1', shared: 'Progress', actions: ['Cancel sweep'] },
  { page: '/benchmarks', shared: 'Benchmark versions', actions: ['Generate benchmark'] },
  { page: '/checkpoints', shared: 'solver:random-guess', actions: ['Add checkpoint', 'Archive '] },
  { page: '/backends', shared: 'reference backend', actions: ['Add backend'] },
  { page: '/backends/1', shared: 'Sampling parameters', actions: ['Archive', 'Edit', 'Servers'] },
])('$page shows its actions to a member and spares a viewer them', async (expected) => {
  const forViewer = await bodyOf('viewer', expected.page);
  const forMember = await bodyOf('member', expected.page);

  expect(forViewer).toContain(expected.shared);
  expect(forMember).toContain(expected.shared);
  for (const action of expected.actions) {
    expect(forMember).toContain(action);
    expect(forViewer).not.toContain(action);
  }
});

test.each([
  '/sweeps/new',
  ...['/checkpoints/new', '/checkpoints/1/edit', '/checkpoints/import'],
  ...['/backends/new', '/backends/1/edit'],
])('%s tells a viewer which role it needs, in place of its form', async (page) => {
  expect(await bodyOf('viewer', page)).toContain('This needs the role member');
  expect(await bodyOf('viewer', page)).not.toContain('<form');
  expect(await bodyOf('member', page)).toContain('<form');
});

async function insertPeople(roles: readonly Role[]): Promise<void> {
  const prisma = createPrisma(database.url);
  const workspaceId = await ensureWorkspace(prisma, FIRST_WORKSPACE);
  const passwordHash = await hashPassword(PASSWORD);
  for (const role of roles) {
    const person = { email: emailOf(role), name: 'Somebody', passwordHash };
    await insertUser(prisma, { ...person, passwordIsOneTime: false, workspaceId, role });
  }
  await prisma.$disconnect();
}

function emailOf(role: Role): string {
  return `${role}@assay.local`;
}

async function signIn(visitor: Visitor, role: Role): Promise<void> {
  const fields = { email: emailOf(role), password: PASSWORD };
  const page = await postSignIn(visitor, web.url, { path: 'callback/credentials', fields });
  expect(page.url).toBe(`${web.url}/account`);
}

/** The markup without scripts, which carry data that is not on the screen. */
async function bodyOf(role: keyof typeof visitors, page: string): Promise<string> {
  const { status, text } = await visitors[role].open(web.url + page);
  expect(status).toBe(200);
  return text
    .split('<script')
    .map((part, place) =>
      place === 0 ? part : part.slice(part.indexOf(SCRIPT_END) + SCRIPT_END.length),
    )
    .join('');
}
