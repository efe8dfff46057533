import { AssayError } from '@assay/contracts/errors';
import { createPrisma } from '@assay/db/client';
import { findUserByEmail, setPassword } from '@assay/db/queries/people';
import { revokeOtherSessions } from '@assay/db/queries/sessions';

import { hashPassword, randomPassword } from '../auth/passwords.ts';

/**
 * Gives a person a new random password and ends their sessions; for whoever holds the database's address.
 * @returns the password, which is stored nowhere in clear.
 * @throws AssayError 'not-found' when nobody has that e-mail.
 */
export async function resetPassword(databaseUrl: string, email: string): Promise<string> {
  const prisma = createPrisma(databaseUrl);
  try {
    const user = await findUserByEmail(prisma, email);
    if (!user) throw new AssayError('not-found', `Nobody here has the e-mail ${email}.`);
    const password = randomPassword();
    await setPassword(prisma, user.id, { hash: await hashPassword(password), isOneTime: true });
    await revokeOtherSessions(prisma, { userId: user.id, keep: null }, new Date());
    return password;
  } finally {
    await prisma.$disconnect();
  }
}
