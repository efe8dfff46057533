import type { ServerDescription } from '@assay/contracts/backends';

import { probeReplicas } from './probe-replicas.ts';

/** Asks every replica who it is, for the record of a run. Never throws: a replica that is away says so. */
export async function describeServer(backend: {
  replicaUrls: readonly string[];
  secret: string | null;
  servedName: string;
}): Promise<Omit<ServerDescription, 'at'>> {
  const probes = await probeReplicas(backend.replicaUrls, backend.secret);
  const replicas = probes.map(({ url, dialect, models, server, message }) => {
    const model = models.find(({ id }) => id === backend.servedName) ?? null;
    return { url, dialect, model, server, message };
  });
  return { replicas };
}
