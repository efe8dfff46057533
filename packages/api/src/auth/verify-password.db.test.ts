import { afterAll, beforeAll, expect, test } from 'vitest';

import { createApiFixture, insertActor, type ApiFixture } from '../testing/api-fixture.ts';
import { CHEAP_PASSWORD, CHEAP_PASSWORD_HASH } from '../testing/cheap-password.ts';
import { verifyPassword } from './verify-password.ts';

const START = Date.parse('2031-05-01T12:00:00Z');

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

/** The services as they are some minutes after the start. */
function after(minutes: number) {
  return { ...fixture.services, now: () => new Date(START + minutes * 60_000) };
}

function insertPerson(name: string) {
  return insertActor(fixture.services, {
    workspace: fixture.home.actors.member.workspace,
    role: 'member',
    name,
    passwordHash: CHEAP_PASSWORD_HASH,
  });
}

test('knows a person by e-mail, in any case, and password', async () => {
  const { userId, email } = await insertPerson('ada');
  expect(
    await verifyPassword(after(0), { email: ' Ada@Example.TEST ', password: CHEAP_PASSWORD }),
  ).toEqual({ userId, email, name: 'ada' });
});

test('answers null to an unknown e-mail, a person without a password and a disabled one', async () => {
  const { userId, email } = await insertPerson('gone');
  await fixture.services.prisma.user.update({
    where: { id: userId },
    data: { disabledAt: new Date() },
  });
  const withoutPassword = fixture.home.actors.member.email;
  for (const who of ['nobody@example.test', withoutPassword, email]) {
    expect(await verifyPassword(after(0), { email: who, password: CHEAP_PASSWORD })).toBeNull();
  }
});

test('ten wrong passwords close the account for ten minutes, to the right one too', async () => {
  const { userId, email } = await insertPerson('eve');
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    expect(await verifyPassword(after(0), { email, password: `guess ${attempt}` })).toBeNull();
  }
  const right = { email, password: CHEAP_PASSWORD };
  for (const minutes of [0, 9.9]) {
    await expect(verifyPassword(after(minutes), right)).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'Too many wrong passwords: this account is closed for ten minutes.',
    });
  }
  expect(await verifyPassword(after(10), right)).toMatchObject({ userId });
});

test('the right password forgets the wrong ones before it', async () => {
  const { userId, email } = await insertPerson('bob');
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await verifyPassword(after(0), { email, password: 'wrong' });
  }
  expect(await verifyPassword(after(0), { email, password: CHEAP_PASSWORD })).toMatchObject({
    userId,
  });
  await verifyPassword(after(0), { email, password: 'wrong' });
  expect(await verifyPassword(after(0), { email, password: CHEAP_PASSWORD })).toMatchObject({
    userId,
  });
});
