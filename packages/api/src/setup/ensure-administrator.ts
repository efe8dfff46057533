import { findFirstAdmin, insertUser } from '@assay/db/queries/people';

import { hashPassword, randomPassword } from '../auth/passwords.ts';
import type { ApiServices } from '../services.ts';

export interface Administrator {
  userId: number;
  email: string;
  /** Only when the account was made just now: nobody can read it again later. */
  password: string | null;
}

const FIRST_EMAIL = 'admin@assay.local';

/** The first administrator of a workspace; made as `newEmail` with a random password when there is none. */
export async function ensureAdministrator(
  { prisma }: Pick<ApiServices, 'prisma'>,
  workspaceId: number,
  newEmail = FIRST_EMAIL,
): Promise<Administrator> {
  const known = await findFirstAdmin(prisma, workspaceId);
  if (known) return { userId: known.id, email: known.email, password: null };
  const password = randomPassword();
  const userId = await insertUser(prisma, {
    email: newEmail,
    name: 'Administrator',
    passwordHash: await hashPassword(password),
    passwordIsOneTime: true,
    workspaceId,
    role: 'admin',
  });
  return { userId, email: newEmail, password };
}
