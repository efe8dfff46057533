import type { BackendProbe } from '@assay/contracts/backends';
import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { decryptSecret } from '@assay/db/secrets';

import type { UseCaseContext } from '../use-case.ts';
import { probeServer } from './probe.ts';

/**
 * Probes a stored backend's first replica with its stored key.
 * @throws AssayError 'not-found' for another workspace's backend.
 */
export async function testBackend(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<BackendProbe> {
  const backend = await findBackendConnection(services.prisma, actor.workspace.id, id);
  const url = backend?.replicaUrls[0];
  if (!backend || !url)
    throw new AssayError('not-found', `There is no backend ${id} in this workspace.`);
  const secret = backend.secretCipher
    ? decryptSecret(services.secretKey, Buffer.from(backend.secretCipher))
    : null;
  return probeServer(url, secret);
}
