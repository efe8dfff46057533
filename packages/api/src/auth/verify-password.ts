import { AssayError } from '@assay/contracts/errors';
import { clearFailedSignIns, countFailedSignIn, findUserByEmail } from '@assay/db/queries/people';

import type { ApiServices } from '../services.ts';
import { hashPassword, matchesPassword } from './passwords.ts';

const FAILURES_BEFORE_LOCK = 10;
const LOCK_MS = 10 * 60_000;

export interface VerifiedUser {
  userId: number;
  name: string;
  email: string;
}

/**
 * The person whose e-mail and password these are, or null; which of the two was wrong is never said, and an
 * unknown e-mail costs as much time as a known one.
 * @throws AssayError 'not-allowed' while the account is closed after ten wrong passwords in a row.
 */
export async function verifyPassword(
  services: ApiServices,
  { email, password }: { email: string; password: string },
): Promise<VerifiedUser | null> {
  const user = await findUserByEmail(services.prisma, email);
  if (!user?.passwordHash || user.disabledAt) {
    await hashPassword(password);
    return null;
  }
  if (user.lockedUntil && user.lockedUntil > services.now()) {
    throw new AssayError(
      'not-allowed',
      'Too many wrong passwords: this account is closed for ten minutes.',
    );
  }
  if (!(await matchesPassword(password, user.passwordHash))) {
    const lockUntil = new Date(services.now().getTime() + LOCK_MS);
    await countFailedSignIn(services.prisma, user.id, { limit: FAILURES_BEFORE_LOCK, lockUntil });
    return null;
  }
  await clearFailedSignIns(services.prisma, user.id);
  return { userId: user.id, name: user.name, email: user.email };
}
