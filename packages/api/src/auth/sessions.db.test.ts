import { afterAll, beforeAll, expect, test } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { actorFromSession, closeSession, openSession, SESSION_SECONDS } from './sessions.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

function open(userAgent: string | null = null): Promise<string> {
  const { userId } = fixture.home.actors.member;
  return openSession(fixture.services, { userId, userAgent });
}

test('an open session tells who asks, in which workspace and in which role', async () => {
  const id = await open();
  const { member } = fixture.home.actors;
  expect(await actorFromSession(fixture.services, id)).toEqual({ ...member, sessionId: id });
});

test('a session id that never was is nobody', async () => {
  expect(await actorFromSession(fixture.services, 'never')).toBeNull();
});

test('a closed session is nobody from then on', async () => {
  const id = await open();
  await closeSession(fixture.services, { id, userId: fixture.home.actors.member.userId });
  expect(await actorFromSession(fixture.services, id)).toBeNull();
});

test('a session that its person revoked from the list is nobody, and out of the list', async () => {
  const [kept, revoked] = [await open('Firefox'), await open('Phone')];
  const actor = await actorFromSession(fixture.services, kept);
  const { account } = callerFor(fixture.services, actor);
  await account.revokeSession({ id: revoked });

  expect(await actorFromSession(fixture.services, revoked)).toBeNull();
  const sessions = await account.sessions();
  expect(sessions.map(({ id }) => id)).not.toContain(revoked);
  expect(sessions.filter(({ current }) => current).map(({ id }) => id)).toEqual([kept]);
  await expect(account.revokeSession({ id: revoked })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a session ends by itself after thirty days', async () => {
  const id = await open();
  const later = (seconds: number) => ({
    ...fixture.services,
    now: () => new Date(Date.now() + seconds * 1000),
  });
  expect(SESSION_SECONDS).toBe(2_592_000);
  expect(await actorFromSession(later(SESSION_SECONDS - 60), id)).not.toBeNull();
  expect(await actorFromSession(later(SESSION_SECONDS + 60), id)).toBeNull();
});

test('the session of a disabled person is nobody', async () => {
  const { userId } = fixture.other.actors.member;
  const id = await openSession(fixture.services, { userId, userAgent: null });
  expect(await actorFromSession(fixture.services, id)).not.toBeNull();
  await fixture.services.prisma.user.update({
    where: { id: userId },
    data: { disabledAt: new Date() },
  });
  expect(await actorFromSession(fixture.services, id)).toBeNull();
});

test('cuts a user agent that is longer than anybody reads', async () => {
  const id = await open('x'.repeat(5_000));
  const session = await fixture.services.prisma.session.findUniqueOrThrow({ where: { id } });
  expect(session.userAgent).toHaveLength(300);
});
