import type { z } from 'zod';

import type { changePasswordInput } from '@assay/contracts/account';
import { AssayError } from '@assay/contracts/errors';
import { findUserById, setPassword } from '@assay/db/queries/people';
import { revokeOtherSessions } from '@assay/db/queries/sessions';

import { hashPassword, matchesPassword } from '../auth/passwords.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Sets a person's own password and ends their other sessions.
 * @throws AssayError 'bad-input' when the current password is wrong or the new one is the same.
 */
export async function changePassword(
  { services, actor }: UseCaseContext,
  { currentPassword, newPassword }: z.infer<typeof changePasswordInput>,
): Promise<void> {
  const user = await findUserById(services.prisma, actor.userId);
  if (!user?.passwordHash || !(await matchesPassword(currentPassword, user.passwordHash))) {
    throw new AssayError('bad-input', 'The current password is not right.');
  }
  if (newPassword === currentPassword) {
    throw new AssayError('bad-input', 'The new password is the same as the current one.');
  }
  await setPassword(services.prisma, actor.userId, {
    hash: await hashPassword(newPassword),
    isOneTime: false,
  });
  await revokeOtherSessions(
    services.prisma,
    { userId: actor.userId, keep: actor.sessionId },
    services.now(),
  );
}
