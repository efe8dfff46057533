import type { z } from 'zod';

import type { createBackendInput } from '@assay/contracts/backends';
import { insertBackend } from '@assay/db/queries/backends';
import { encryptSecret } from '@assay/db/secrets';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'conflict' when the workspace has a backend of that name. */
export async function createBackend(
  { services, actor }: UseCaseContext,
  input: z.output<typeof createBackendInput>,
): Promise<{ id: number }> {
  const { secret, ...backend } = input;
  const secretCipher = secret === undefined ? null : encryptSecret(services.secretKey, secret);
  const id = await refusingNameInUse({ noun: 'backend', name: input.name }, () =>
    insertBackend(services.prisma, {
      workspaceId: actor.workspace.id,
      ...backend,
      secretCipher,
    }),
  );
  return { id };
}
