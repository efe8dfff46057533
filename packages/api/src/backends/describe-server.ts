import type { ServerDescription } from '@assay/contracts/backends';

import { probeServer } from './probe.ts';

/** Asks every replica who it is, for the record of a run. Never throws: a replica that is away says so. */
export async function describeServer(backend: {
  replicaUrls: readonly string[];
  secret: string | null;
  servedName: string;
}): Promise<Omit<ServerDescription, 'at'>> {
  const { replicaUrls, secret, servedName } = backend;
  const replicas = await Promise.all(
    replicaUrls.map(async (url) => {
      const { dialect, models, server, message } = await probeServer(url, secret);
      const model = models.find(({ id }) => id === servedName) ?? null;
      return { url, dialect, model, server, message };
    }),
  );
  return { replicas };
}
