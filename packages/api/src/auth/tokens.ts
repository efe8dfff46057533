import { createHash, randomBytes } from 'node:crypto';

import { findTokenMember, replaceToken } from '@assay/db/queries/sessions';

import type { Actor } from '../actor.ts';
import type { ApiServices } from '../services.ts';

const PREFIX = 'assay_';

/** Who stands behind an `Authorization: Bearer` token; null when it is unknown or revoked. */
export async function actorFromToken(services: ApiServices, token: string): Promise<Actor | null> {
  if (!token.startsWith(PREFIX) || token.length > 200) return null;
  const member = await findTokenMember(services.prisma, hashToken(token));
  return member && { kind: 'token', sessionId: null, ...member };
}

/** Issues a token under a name; an earlier one of the same name stops working. The text is shown only here. */
export async function issueToken(
  services: Pick<ApiServices, 'prisma'>,
  owner: { userId: number; workspaceId: number; name: string },
): Promise<string> {
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  await replaceToken(services.prisma, { ...owner, tokenHash: hashToken(token) });
  return token;
}

/** Tokens are 256 random bits, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
