import { afterAll, beforeAll, expect, test } from 'vitest';

import { createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { signInWithProvider } from './provider.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

const refused = { code: 'not-allowed' };

test('links a member by a verified e-mail once, and knows the account afterwards whatever its e-mail', async () => {
  const { email, userId } = fixture.home.actors.member;
  const account = { provider: 'github', subject: '77' };
  const { services } = fixture;
  await expect(
    signInWithProvider(services, { ...account, verifiedEmail: null }),
  ).rejects.toMatchObject(refused);
  expect(await signInWithProvider(services, { ...account, verifiedEmail: email })).toMatchObject({
    userId,
  });
  expect(await signInWithProvider(services, { ...account, verifiedEmail: null })).toMatchObject({
    userId,
  });
});

test('makes nobody a member for having an account elsewhere', async () => {
  const stranger = { provider: 'oidc', subject: '1', verifiedEmail: 'stranger@example.test' };
  await expect(signInWithProvider(fixture.services, stranger)).rejects.toMatchObject(refused);
  const people = await fixture.services.prisma.user.count({
    where: { email: 'stranger@example.test' },
  });
  expect(people).toBe(0);
});

test('refuses a disabled person', async () => {
  const { userId, email } = fixture.other.actors.member;
  await fixture.services.prisma.user.update({
    where: { id: userId },
    data: { disabledAt: new Date() },
  });
  const account = { provider: 'github', subject: '9', verifiedEmail: email };
  await expect(signInWithProvider(fixture.services, account)).rejects.toMatchObject(refused);
});
