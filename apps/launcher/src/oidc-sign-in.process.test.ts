import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { prepareFirstStart } from '@assay/api/setup/prepare-first-start';
import { createPool, type Pool } from '@assay/db/pool';
import { findFreePort } from '@assay/db/process/free-port';
import { createTestDatabase } from '@assay/db/testing/test-database';

import { createVisitor, type VisitedPage, type Visitor } from './testing/http-visitor.ts';
import { startOidcIssuer, type IssuerAccount, type OidcIssuer } from './testing/oidc-issuer.ts';
import { postSignIn } from './testing/post-sign-in.ts';
import { startTestWeb, testWebRelease, testWebUrl, type TestWeb } from './testing/test-web.ts';

/** The built web app and a certified provider, in the whole round trip: two servers, redirects and cookies. */

const BUTTON = 'Sign in with Club & Co.';
const REFUSAL = 'No member of this installation has that account; ask an administrator.';
const NO_OIDC = { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '', OIDC_NAME: '' };

const administrator: IssuerAccount = {
  subject: 'person-1',
  email: 'admin@assay.local',
  emailIsVerified: true,
  addressIn: 'userinfo',
};
const stranger = { ...administrator, subject: 'person-2', email: 'stranger@elsewhere.example' };
/** Somebody who typed the administrator's address into a profile of their own. */
const impostor = { ...administrator, subject: 'person-3', emailIsVerified: false };

const meSchema = z.object({
  result: z.object({ data: z.object({ json: z.object({ email: z.string(), role: z.string() }) }) }),
});

let folder: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let issuer: OidcIssuer;
let web: TestWeb;
let webWithout: TestWeb;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-oidc-'));
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 1 });
  const { email } = await prepareFirstStart({
    databaseUrl: database.url,
    referenceUrl: 'http://127.0.0.1:9/v1',
    demo: false,
    webUrl: 'http://127.0.0.1:9',
    cliTokenFile: path.join(folder, 'cli.json'),
  });
  expect(email).toBe(administrator.email);
  const port = await findFreePort();
  issuer = await startOidcIssuer(`${testWebUrl(port)}/api/auth/callback/oidc`);
  const shared = {
    release: await testWebRelease(folder),
    databaseUrl: database.url,
    dataFolder: folder,
  };
  const environment = {
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.clientId,
    OIDC_CLIENT_SECRET: issuer.clientSecret,
    OIDC_NAME: 'Club & Co.',
  };
  web = await startTestWeb({ ...shared, port, environment });
  webWithout = await startTestWeb({ ...shared, port: await findFreePort(), environment: NO_OIDC });
}, 900_000);

afterAll(async () => {
  await Promise.all([web.stop(), webWithout.stop()]);
  await Promise.all([issuer.close(), pool.end()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('the provider is offered by its name, and none is when none is configured', async () => {
  const offered = await createVisitor().open(`${web.url}/sign-in`);
  expect(shownText(offered)).toContain(BUTTON);

  const bare = await createVisitor().open(`${webWithout.url}/sign-in`);
  expect(shownText(bare)).toContain('Password');
  expect(shownText(bare)).not.toContain('Sign in with');
  const providers = await createVisitor().open(`${webWithout.url}/api/auth/providers`);
  expect(Object.keys(JSON.parse(providers.text) as object)).toEqual(['credentials']);
});

test('a stranger is refused with one sentence, and nothing is stored', async () => {
  await expectRefusal(stranger);
  await expectRefusal({ ...stranger, addressIn: 'id_token' });
});

test('never lets in somebody whom the provider does not vouch for, in the ID token or at userinfo', async () => {
  await expectRefusal(impostor);
  await expectRefusal({ ...impostor, addressIn: 'id_token' });
});

test('the member with the verified address gets in, to the page that was asked for, and is linked', async () => {
  const visitor = createVisitor();

  const page = await signIn(visitor, administrator);

  expect(page).toMatchObject({ url: `${web.url}/account`, status: 200 });
  expect(page.text).toContain(administrator.email);
  expect(await me(visitor)).toEqual({ email: administrator.email, role: 'admin' });
  expect(await stored()).toEqual({
    sessions: 1,
    identities: [{ provider: 'oidc', subject: administrator.subject, email: administrator.email }],
  });
});

test('a linked member gets in by subject later, whatever the address has become', async () => {
  const before = await stored();
  const visitor = createVisitor();

  await signIn(visitor, {
    ...administrator,
    email: 'moved@elsewhere.example',
    emailIsVerified: false,
  });

  expect(await me(visitor)).toEqual({ email: administrator.email, role: 'admin' });
  expect(await stored()).toEqual({ ...before, sessions: before.sessions + 1 });
});

test('an address in the ID token is as good as one at userinfo', async () => {
  const visitor = createVisitor();

  await signIn(visitor, { ...administrator, subject: 'person-4', addressIn: 'id_token' });

  expect(await me(visitor)).toEqual({ email: administrator.email, role: 'admin' });
});

function signIn(visitor: Visitor, account: IssuerAccount): Promise<VisitedPage> {
  issuer.become(account);
  return postSignIn(visitor, web.url, { path: 'signin/oidc' });
}

async function expectRefusal(account: IssuerAccount): Promise<void> {
  const before = await stored();
  const visitor = createVisitor();
  const page = await signIn(visitor, account);
  expect(page.url).toBe(`${web.url}/sign-in?error=AccessDenied`);
  expect(shownText(page)).toContain(REFUSAL);
  expect((await visitor.open(`${web.url}/api/trpc/account.me`)).status).toBe(401);
  expect(await stored()).toEqual(before);
}

async function me(visitor: Visitor): Promise<{ email: string; role: string }> {
  const { text } = await visitor.open(`${web.url}/api/trpc/account.me`);
  return meSchema.parse(JSON.parse(text)).result.data.json;
}

async function stored() {
  const sessions = await pool.query(`select from session`);
  const identities = await pool.query<{ provider: string; subject: string; email: string }>(
    `select provider, subject, email from identity join "user" on "user".id = user_id
      order by subject`,
  );
  return { sessions: sessions.rowCount ?? 0, identities: identities.rows };
}

/** React parts neighbouring texts by a comment. */
function shownText({ text }: VisitedPage): string {
  return text.replaceAll('<!-- -->', '').replaceAll('&amp;', '&');
}
