import { z } from 'zod';

import { createAdministrator } from '@assay/api/setup/create-administrator';

import { requireDatabaseUrl, type CliEnv } from '../env.ts';
import { CommandFailure } from '../failure.ts';

/** Makes the first administrator of a server and returns the one-time password. */
export async function createAdmin(env: CliEnv, email: string): Promise<string> {
  const address = z.email().safeParse(email.trim());
  if (!address.success) {
    throw new CommandFailure(
      'That is no e-mail address: give one such as --email you@example.org.',
    );
  }
  return createAdministrator(requireDatabaseUrl(env), address.data);
}
