import type { ReplicaProbe } from '@assay/contracts/backends';

import { probeServer, type ProbeOptions } from './probe.ts';

/** Asks every replica who it is, all at once. Never throws: one that is away says so. */
export function probeReplicas(
  replicaUrls: readonly string[],
  secret: string | null,
  options: ProbeOptions = {},
): Promise<ReplicaProbe[]> {
  return Promise.all(
    replicaUrls.map(async (url) => ({ url, ...(await probeServer(url, secret, options)) })),
  );
}
