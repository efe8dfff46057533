import { findFirstAdmin, insertUser, type UserRow } from '@assay/db/queries/people';

import { hashPassword, randomPassword } from '../auth/passwords.ts';
import type { ApiServices } from '../services.ts';

export interface Administrator {
  userId: number;
  email: string;
  /** Only when the account was made just now: nobody can read it again later. */
  password: string | null;
  /** `one-time`: it was given out and not changed since; `none`: an identity provider signs this person in. */
  passwordKind: 'one-time' | 'chosen' | 'none';
}

const FIRST_EMAIL = 'admin@assay.local';

/** The first administrator of a workspace; made as `newEmail` with a random password when there is none. */
export async function ensureAdministrator(
  { prisma }: Pick<ApiServices, 'prisma'>,
  workspaceId: number,
  newEmail = FIRST_EMAIL,
): Promise<Administrator> {
  const known = await findFirstAdmin(prisma, workspaceId);
  if (known) {
    const { id: userId, email } = known;
    return { userId, email, password: null, passwordKind: passwordKindOf(known) };
  }
  const password = randomPassword();
  const userId = await insertUser(prisma, {
    email: newEmail,
    name: 'Administrator',
    passwordHash: await hashPassword(password),
    passwordIsOneTime: true,
    workspaceId,
    role: 'admin',
  });
  return { userId, email: newEmail, password, passwordKind: 'one-time' };
}

function passwordKindOf({
  passwordHash,
  passwordIsOneTime,
}: Pick<UserRow, 'passwordHash' | 'passwordIsOneTime'>): Administrator['passwordKind'] {
  if (passwordHash === null) return 'none';
  return passwordIsOneTime ? 'one-time' : 'chosen';
}
