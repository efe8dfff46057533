import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { actorFromSession, openSession } from '../auth/sessions.ts';
import { verifyPassword } from '../auth/verify-password.ts';
import {
  callerFor,
  createApiFixture,
  insertActor,
  type ApiFixture,
} from '../testing/api-fixture.ts';
import { CHEAP_PASSWORD, CHEAP_PASSWORD_HASH } from '../testing/cheap-password.ts';
import { findInDatabase } from '../testing/find-in-database.ts';

const OLD = CHEAP_PASSWORD;
const NEW = 'a better password';

let fixture: ApiFixture;
let here: Actor;
let elsewhere: string;

beforeAll(async () => {
  fixture = await createApiFixture();
  const { userId } = await insertActor(fixture.services, {
    workspace: fixture.home.actors.viewer.workspace,
    role: 'viewer',
    name: 'ada',
    passwordHash: CHEAP_PASSWORD_HASH,
  });
  elsewhere = await openSession(fixture.services, { userId, userAgent: null });
  const id = await openSession(fixture.services, { userId, userAgent: null });
  const actor = await actorFromSession(fixture.services, id);
  if (!actor) throw new Error('the session is not open');
  here = actor;
});

afterAll(() => fixture.close());

function change(currentPassword: string, newPassword: string): Promise<void> {
  return callerFor(fixture.services, here).account.changePassword({ currentPassword, newPassword });
}

test('a person with a one-time password is told so', async () => {
  expect(await callerFor(fixture.services, here).account.me()).toMatchObject({
    passwordIsOneTime: true,
    hasPassword: true,
  });
});

test.each([
  ['the current password is wrong', 'not the password', NEW, 'The current password is not right.'],
  ['the new one is short', OLD, 'eleven char', expect.stringContaining('at least 12')],
])('changes nothing when %s', async (_, current, next, message: unknown) => {
  await expect(change(current, next)).rejects.toMatchObject({ code: 'BAD_REQUEST', message });
  expect(await actorFromSession(fixture.services, elsewhere)).not.toBeNull();
  expect(
    await verifyPassword(fixture.services, { email: here.email, password: OLD }),
  ).not.toBeNull();
});

test('a new password ends the other sessions and the one-time flag, and the old password', async () => {
  await change(OLD, NEW);
  expect(await actorFromSession(fixture.services, elsewhere)).toBeNull();
  expect(await actorFromSession(fixture.services, here.sessionId ?? '')).toMatchObject({
    passwordIsOneTime: false,
  });
  const { email } = here;
  expect(await verifyPassword(fixture.services, { email, password: OLD })).toBeNull();
  expect(await verifyPassword(fixture.services, { email, password: NEW })).not.toBeNull();
});

test('the current password is no new one', async () => {
  await expect(change(NEW, NEW)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'The new password is the same as the current one.',
  });
});

test('no password stands in the database', async () => {
  expect(await findInDatabase(fixture.services.pool, here.email)).toEqual(['"user"']);
  expect(await findInDatabase(fixture.services.pool, NEW)).toEqual([]);
});
