import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { decryptSecret } from '@assay/db/secrets';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Where a stored backend answers, and its key in the clear: for asking it, never for an answer.
 * @throws AssayError 'not-found' for another workspace's backend, 'unavailable' when the key cannot be read.
 */
export async function storedConnection(
  { services, actor }: UseCaseContext,
  id: number,
): Promise<{ replicaUrls: string[]; secret: string | null }> {
  const backend = await findBackendConnection(services.prisma, actor.workspace.id, id);
  if (!backend) throw new AssayError('not-found', `There is no backend ${id} in this workspace.`);
  const { replicaUrls, secretCipher } = backend;
  if (secretCipher === null) return { replicaUrls, secret: null };
  try {
    return { replicaUrls, secret: decryptSecret(services.secretKey, secretCipher) };
  } catch (cause) {
    throw new AssayError('unavailable', (cause as Error).message, { cause });
  }
}
