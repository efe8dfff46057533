import type { ReplicaProbe } from '@assay/contracts/backends';

import type { UseCaseContext } from '../use-case.ts';
import { probeReplicas } from './probe-replicas.ts';
import { storedConnection } from './stored-connection.ts';

/**
 * Asks every replica of a stored backend who it is, with the stored key.
 * @throws AssayError 'not-found' for another workspace's backend.
 */
export async function testBackend(
  context: UseCaseContext,
  { id }: { id: number },
): Promise<ReplicaProbe[]> {
  const { replicaUrls, secret } = await storedConnection(context, id);
  return probeReplicas(replicaUrls, secret);
}
