import { AssayError } from '@assay/contracts/errors';
import { createPrisma } from '@assay/db/client';
import { ensureWorkspace } from '@assay/db/queries/people';

import { ensureAdministrator } from './ensure-administrator.ts';
import { FIRST_WORKSPACE } from './first-workspace.ts';

/**
 * Makes the first administrator of an installation that runs without the launcher, on a migrated database.
 * @returns the one-time password, which is stored nowhere in clear.
 * @throws AssayError 'conflict' when there is an administrator already.
 */
export async function createAdministrator(databaseUrl: string, email: string): Promise<string> {
  const prisma = createPrisma(databaseUrl);
  try {
    const workspaceId = await ensureWorkspace(prisma, FIRST_WORKSPACE);
    const administrator = await ensureAdministrator({ prisma }, workspaceId, email);
    if (administrator.password !== null) return administrator.password;
    throw new AssayError(
      'conflict',
      `There is an administrator already (${administrator.email}): sign in as that one, or give it a new password with \`assay reset-password\`.`,
    );
  } finally {
    await prisma.$disconnect();
  }
}
