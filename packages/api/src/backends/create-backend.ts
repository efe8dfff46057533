import type { z } from 'zod';

import type { createBackendInput } from '@assay/contracts/backends';
import { AssayError } from '@assay/contracts/errors';
import { isUniqueViolation } from '@assay/db/errors';
import { insertBackend } from '@assay/db/queries/backends';
import { encryptSecret } from '@assay/db/secrets';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'conflict' when the workspace has a backend of that name. */
export async function createBackend(
  { services, actor }: UseCaseContext,
  input: z.output<typeof createBackendInput>,
): Promise<{ id: number }> {
  const { secret, ...backend } = input;
  const secretCipher = secret === undefined ? null : encryptSecret(services.secretKey, secret);
  try {
    const id = await insertBackend(services.prisma, {
      workspaceId: actor.workspace.id,
      ...backend,
      secretCipher,
    });
    return { id };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AssayError(
      'conflict',
      `There is a backend named ${input.name} already; choose another name.`,
      {
        cause: error,
      },
    );
  }
}
