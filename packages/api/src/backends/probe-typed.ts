import type { ReplicaProbe } from '@assay/contracts/backends';
import { baseUrlOf, endsInVersion } from '@assay/contracts/base-url';

import { probeServer } from './probe.ts';

/**
 * Asks at an address that a person typed. One that does not end in a version is asked at the /v1 below it as well, at
 * the same time: people leave it out, and only the server shows whether they did. `url` is the base that answered,
 * the address itself where both do or none does. Never throws.
 */
export async function probeTyped(url: string, secret: string | null): Promise<ReplicaProbe> {
  const base = baseUrlOf(url);
  if (endsInVersion(base)) return { url, ...(await probeServer(base, secret)) };
  const below = `${base}/v1`;
  const [asTyped, asMeant] = await Promise.all([
    probeServer(base, secret),
    probeServer(below, secret),
  ]);
  const isMeant = asMeant.reachable && !asTyped.reachable;
  return isMeant ? { url: below, ...asMeant } : { url, ...asTyped };
}
