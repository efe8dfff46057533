import type { SessionInfo } from '@assay/contracts/account';
import { AssayError } from '@assay/contracts/errors';
import { findSessions, revokeSession } from '@assay/db/queries/sessions';

import type { UseCaseContext } from '../use-case.ts';

/** The actor's own standing sessions, last used first. */
export async function listSessions({ services, actor }: UseCaseContext): Promise<SessionInfo[]> {
  const rows = await findSessions(services.prisma, actor.userId, services.now());
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

/** @throws AssayError 'not-found' for a session that is not the actor's. */
export async function endSession(
  { services, actor }: UseCaseContext,
  { id }: { id: string },
): Promise<void> {
  const ended = await revokeSession(services.prisma, { id, userId: actor.userId }, services.now());
  if (!ended) throw new AssayError('not-found', 'That session is not there any more.');
}
