import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { findInDatabase } from '../testing/find-in-database.ts';
import { actorFromToken, issueToken } from './tokens.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

function issue(name: string): Promise<string> {
  const { userId, workspace } = fixture.home.actors.member;
  return issueToken(fixture.services, { userId, workspaceId: workspace.id, name });
}

test('a token tells who asks', async () => {
  const token = await issue('one');
  expect(await actorFromToken(fixture.services, token)).toEqual({
    ...fixture.home.actors.member,
    kind: 'token',
  });
});

test('a token issued again under its name ends the old one, and no other', async () => {
  const [laptop, old] = [await issue('laptop'), await issue('server')];
  const renewed = await issue('server');
  expect(await actorFromToken(fixture.services, old)).toBeNull();
  expect(await actorFromToken(fixture.services, renewed)).not.toBeNull();
  expect(await actorFromToken(fixture.services, laptop)).not.toBeNull();
});

test.each(['', 'assay_', 'assay_guess', `assay_${'x'.repeat(10_000)}`])(
  'nobody stands behind "%.20s"',
  async (token) => {
    expect(await actorFromToken(fixture.services, token)).toBeNull();
  },
);

test('the database holds the hash of a token and its text nowhere', async () => {
  const token = await issue('stored');
  const hash = createHash('sha256').update(token).digest('hex');
  expect(await findInDatabase(fixture.services.pool, hash)).toEqual(['api_token']);
  expect(await findInDatabase(fixture.services.pool, token)).toEqual([]);
  expect(await findInDatabase(fixture.services.pool, token.slice('assay_'.length))).toEqual([]);
});

test('the token of someone who left the workspace is nobody', async () => {
  const { userId, workspace } = fixture.other.actors.viewer;
  const owner = { userId, workspaceId: workspace.id, name: 'left' };
  const token = await issueToken(fixture.services, owner);
  expect(await actorFromToken(fixture.services, token)).not.toBeNull();
  await fixture.services.prisma.membership.deleteMany({ where: { userId } });
  expect(await actorFromToken(fixture.services, token)).toBeNull();
});
