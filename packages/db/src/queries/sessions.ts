import type { Role } from '@assay/contracts/account';

import type { PrismaClient } from '../client.ts';
import type { Prisma } from '../generated/prisma/client.ts';

export interface Membership {
  userId: number;
  email: string;
  name: string;
  role: Role;
  passwordIsOneTime: boolean;
  hasPassword: boolean;
  workspace: { id: number; slug: string; name: string };
}

const withMembership = {
  user: {
    include: {
      memberships: { include: { workspace: true }, orderBy: { workspaceId: 'asc' }, take: 1 },
    },
  },
} satisfies Prisma.SessionInclude;

export async function insertSession(
  prisma: PrismaClient,
  session: { id: string; userId: number; userAgent: string | null; expiresAt: Date },
): Promise<void> {
  await prisma.session.create({ data: session });
}

/** Who a standing session belongs to; null when it is revoked, expired or its person disabled. */
export async function findSessionMember(
  prisma: PrismaClient,
  id: string,
  now: Date,
): Promise<Membership | null> {
  const session = await prisma.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    include: withMembership,
  });
  const membership = session?.user.memberships[0];
  if (!session || !membership) return null;
  return toMembership(session.user, membership);
}

/** Notes that a session was used, at most once a minute, so that reads stay reads. */
export async function touchSession(prisma: PrismaClient, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await prisma.session.updateMany({
    where: { id, lastSeenAt: { lt: minuteAgo } },
    data: { lastSeenAt: now },
  });
}

export async function findSessions(prisma: PrismaClient, userId: number, now: Date) {
  return prisma.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
  });
}

/** Ends one of a person's sessions; false when it is not theirs. */
export async function revokeSession(
  prisma: PrismaClient,
  session: { id: string; userId: number },
  now: Date,
): Promise<boolean> {
  const { count } = await prisma.session.updateMany({
    where: { ...session, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 1;
}

/** Ends every session of a person but, where given, the one they are using. */
export async function revokeOtherSessions(
  prisma: PrismaClient,
  options: { userId: number; keep: string | null },
  now: Date,
): Promise<void> {
  await prisma.session.updateMany({
    where: {
      userId: options.userId,
      revokedAt: null,
      ...(options.keep ? { id: { not: options.keep } } : {}),
    },
    data: { revokedAt: now },
  });
}

/** Who a standing token belongs to, in the token's workspace; null when revoked or unknown. */
export async function findTokenMember(
  prisma: PrismaClient,
  tokenHash: string,
): Promise<Membership | null> {
  const token = await prisma.apiToken.findFirst({
    where: { tokenHash, revokedAt: null, user: { disabledAt: null } },
    include: { user: { include: { memberships: { include: { workspace: true } } } } },
  });
  const membership = token?.user.memberships.find(
    ({ workspaceId }) => workspaceId === token.workspaceId,
  );
  if (!token || !membership) return null;
  await prisma.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
  return toMembership(token.user, membership);
}

/** Replaces a person's token of this name, so that the old file stops working when a new one is written. */
export async function replaceToken(
  prisma: PrismaClient,
  token: { userId: number; workspaceId: number; name: string; tokenHash: string },
): Promise<void> {
  const { tokenHash, ...which } = token;
  await prisma.$transaction([
    prisma.apiToken.updateMany({
      where: { ...which, revokedAt: null },
      data: { revokedAt: new Date() },
    }),
    prisma.apiToken.create({ data: { ...which, tokenHash } }),
  ]);
}

function toMembership(
  user: {
    id: number;
    email: string;
    name: string;
    passwordIsOneTime: boolean;
    passwordHash: string | null;
  },
  membership: { role: Role; workspace: { id: number; slug: string; name: string } },
): Membership {
  const { id, slug, name } = membership.workspace;
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    role: membership.role,
    passwordIsOneTime: user.passwordIsOneTime,
    hasPassword: user.passwordHash !== null,
    workspace: { id, slug, name },
  };
}
