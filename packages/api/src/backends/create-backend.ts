import type { z } from 'zod';

import type { createBackendInput } from '@assay/contracts/backends';
import { insertBackend } from '@assay/db/queries/backends';
import { encryptSecret } from '@assay/db/secrets';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';
import { settleAddresses } from './settle-addresses.ts';

/**
 * @throws AssayError 'conflict' when the workspace has a backend of that name, 'bad-input' when two of the addresses
 *   are one
 */
export async function createBackend(
  { services, actor }: UseCaseContext,
  input: z.output<typeof createBackendInput>,
): Promise<{ id: number }> {
  const { secret, ...backend } = input;
  const replicaUrls = await settleAddresses(input.replicaUrls, () =>
    Promise.resolve(secret ?? null),
  );
  const secretCipher = secret === undefined ? null : encryptSecret(services.secretKey, secret);
  const id = await refusingNameInUse({ noun: 'backend', name: input.name }, () =>
    insertBackend(services.prisma, {
      workspaceId: actor.workspace.id,
      ...backend,
      replicaUrls,
      secretCipher,
    }),
  );
  return { id };
}
