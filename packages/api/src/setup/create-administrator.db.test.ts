import { afterEach, beforeEach, expect, test } from 'vitest';

import { createPrisma, type PrismaClient } from '@assay/db/client';
import { findUserByEmail } from '@assay/db/queries/people';
import { createTestDatabase } from '@assay/db/testing/test-database';

import { matchesPassword } from '../auth/passwords.ts';
import { createAdministrator } from './create-administrator.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let prisma: PrismaClient;

beforeEach(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});

afterEach(async () => {
  await prisma.$disconnect();
  await database.drop();
});

test('makes an administrator who signs in with the password it returns, and has to change it', async () => {
  const password = await createAdministrator(database.url, 'You@Example.org');

  const user = await findUserByEmail(prisma, 'you@example.org');
  expect(user?.passwordIsOneTime).toBe(true);
  expect(await matchesPassword(password, user?.passwordHash ?? '')).toBe(true);
  const memberships = await prisma.membership.findMany({ where: { userId: user?.id ?? 0 } });
  expect(memberships.map(({ role }) => role)).toEqual(['admin']);
});

test('never makes a second first administrator', async () => {
  await createAdministrator(database.url, 'first@example.org');

  await expect(createAdministrator(database.url, 'second@example.org')).rejects.toThrow(
    /There is an administrator already \(first@example\.org\)/,
  );
  expect(await findUserByEmail(prisma, 'second@example.org')).toBeNull();
});
