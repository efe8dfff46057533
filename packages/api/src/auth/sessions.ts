import { randomBytes } from 'node:crypto';

import {
  findSessionMember,
  insertSession,
  revokeSession,
  touchSession,
} from '@assay/db/queries/sessions';

import type { Actor } from '../actor.ts';
import type { ApiServices } from '../services.ts';

/** A session ends by itself after this long, used or not. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** Opens a session for a person who has just proved who they are; returns its id for the cookie's token. */
export async function openSession(
  services: ApiServices,
  { userId, userAgent }: { userId: number; userAgent: string | null },
): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const expiresAt = new Date(services.now().getTime() + SESSION_SECONDS * 1000);
  await insertSession(services.prisma, {
    id,
    userId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt,
  });
  return id;
}

/** Who stands behind a session id; null when it was revoked, has expired or never was. Asked on every request. */
export async function actorFromSession(
  services: ApiServices,
  sessionId: string,
): Promise<Actor | null> {
  const now = services.now();
  const member = await findSessionMember(services.prisma, sessionId, now);
  if (!member) return null;
  await touchSession(services.prisma, sessionId, now);
  return { kind: 'session', sessionId, ...member };
}

export async function closeSession(
  services: ApiServices,
  session: { id: string; userId: number },
): Promise<void> {
  await revokeSession(services.prisma, session, services.now());
}
