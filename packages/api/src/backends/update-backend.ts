import type { z } from 'zod';

import type { SecretChange, updateBackendInput } from '@assay/contracts/backends';
import { AssayError } from '@assay/contracts/errors';
import {
  findBackendConnection,
  updateBackend as updateRow,
  type BackendChange,
} from '@assay/db/queries/backends';
import { findLoadedCheckpoints } from '@assay/db/queries/checkpoints';
import { encryptSecret } from '@assay/db/secrets';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';
import { refuseKeyToStrangers } from './refuse-key-to-strangers.ts';
import { refuseUnloadable } from './refuse-unloadable.ts';
import { settleAddresses } from './settle-addresses.ts';
import { storedConnection } from './stored-connection.ts';

/**
 * Changes a backend. Requests in flight end as they began; all others are sent under the new settings within a second,
 * those of shards under way too.
 * @throws AssayError 'not-found' for another workspace's backend, 'conflict' for a name in use, 'bad-input' when
 *   the stored key would go to a host for which it was not entered, two addresses are one, or servers of the new dialect
 *   cannot load the checkpoints that it has.
 */
export async function updateBackend(
  context: UseCaseContext,
  { id, secret, ...change }: z.output<typeof updateBackendInput>,
): Promise<void> {
  const { services, actor } = context;
  const workspaceId = actor.workspace.id;
  const notFound = new AssayError('not-found', `There is no backend ${id} in this workspace.`);
  const known = await findBackendConnection(services.prisma, workspaceId, id);
  if (!known) throw notFound;
  if (secret.kind === 'keep' && known.secretCipher !== null) {
    refuseKeyToStrangers(known.replicaUrls, change.replicaUrls);
  }
  if (change.dialect !== known.dialect) {
    const loaded = await findLoadedCheckpoints(services.pool, { workspaceId, backendId: id });
    refuseUnloadable(loaded, change.dialect);
  }
  const replicaUrls = await settleAddresses(change.replicaUrls, async () => {
    if (secret.kind === 'keep') return (await storedConnection(context, id)).secret;
    return secret.kind === 'replace' ? secret.secret : null;
  });
  const isChanged = await refusingNameInUse({ noun: 'backend', name: change.name }, () =>
    updateRow(
      services.prisma,
      { workspaceId, id },
      { ...change, replicaUrls, ...cipherOf(secret, services.secretKey) },
    ),
  );
  if (!isChanged) throw notFound;
}

function cipherOf(change: SecretChange, key: Buffer): Pick<BackendChange, 'secretCipher'> {
  if (change.kind === 'keep') return {};
  return { secretCipher: change.kind === 'remove' ? null : encryptSecret(key, change.secret) };
}
