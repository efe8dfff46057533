import type { z } from 'zod';

import type { probeBackendInput, ReplicaProbe } from '@assay/contracts/backends';

import type { UseCaseContext } from '../use-case.ts';
import { probeTyped } from './probe-typed.ts';
import { refuseKeyToStrangers } from './refuse-key-to-strangers.ts';
import { storedConnection } from './stored-connection.ts';

/**
 * Asks addresses that a person typed who they are, before anything is stored; each answer has the base that would be.
 * @throws AssayError 'not-found' when the key of another workspace's backend is asked for, 'bad-input' when a
 *   stored key would go to a host for which it was not entered.
 */
export async function probeAddresses(
  context: UseCaseContext,
  { replicaUrls, secret, secretOf }: z.output<typeof probeBackendInput>,
): Promise<ReplicaProbe[]> {
  if (secret !== undefined || secretOf === undefined) {
    return probeAll(replicaUrls, secret ?? null);
  }
  const stored = await storedConnection(context, secretOf);
  if (stored.secret !== null) refuseKeyToStrangers(stored.replicaUrls, replicaUrls);
  return probeAll(replicaUrls, stored.secret);
}

function probeAll(urls: readonly string[], secret: string | null): Promise<ReplicaProbe[]> {
  return Promise.all(urls.map((url) => probeTyped(url, secret)));
}
