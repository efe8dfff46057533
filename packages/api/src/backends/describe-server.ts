import type { ServerDescription } from '@assay/contracts/backends';
import { isListedAs } from '@assay/contracts/is-listed-as';

import { probeReplicas } from './probe-replicas.ts';

/** Asks every replica who it is, for the record of a run. Never throws: a replica that is away says so. */
export async function describeServer(backend: {
  replicaUrls: readonly string[];
  secret: string | null;
  servedName: string;
}): Promise<Omit<ServerDescription, 'at'>> {
  const { replicaUrls, secret, servedName } = backend;
  const probes = await probeReplicas(replicaUrls, secret, { servedName });
  const replicas = probes.map(({ url, dialect, models, server, message }) => {
    const model = models.find(({ id }) => isListedAs(dialect, id, servedName)) ?? null;
    return { url, dialect, model, server, message };
  });
  return { replicas };
}
