import type { Role } from '@assay/contracts/account';

import type { PrismaClient } from '../client.ts';

export interface UserRow {
  id: number;
  email: string;
  name: string;
  passwordHash: string | null;
  passwordIsOneTime: boolean;
  failedSignIns: number;
  lockedUntil: Date | null;
  disabledAt: Date | null;
}

export async function findUserByEmail(
  prisma: PrismaClient,
  email: string,
): Promise<UserRow | null> {
  return prisma.user.findUnique({ where: { email: email.trim().toLowerCase() } });
}

export async function findUserById(prisma: PrismaClient, userId: number): Promise<UserRow | null> {
  return prisma.user.findUnique({ where: { id: userId } });
}

export async function setPassword(
  prisma: PrismaClient,
  userId: number,
  password: { hash: string; isOneTime: boolean },
): Promise<void> {
  await prisma.user.update({
    where: { id: userId },
    data: {
      passwordHash: password.hash,
      passwordIsOneTime: password.isOneTime,
      failedSignIns: 0,
      lockedUntil: null,
    },
  });
}

/** Counts a wrong password; at the limit the account is closed until `lockUntil`. */
export async function countFailedSignIn(
  prisma: PrismaClient,
  userId: number,
  options: { limit: number; lockUntil: Date },
): Promise<void> {
  const { failedSignIns } = await prisma.user.update({
    where: { id: userId },
    data: { failedSignIns: { increment: 1 } },
  });
  if (failedSignIns < options.limit) return;
  await prisma.user.update({
    where: { id: userId },
    data: { failedSignIns: 0, lockedUntil: options.lockUntil },
  });
}

export async function clearFailedSignIns(prisma: PrismaClient, userId: number): Promise<void> {
  await prisma.user.updateMany({
    where: { id: userId, OR: [{ failedSignIns: { gt: 0 } }, { lockedUntil: { not: null } }] },
    data: { failedSignIns: 0, lockedUntil: null },
  });
}

/** The installation's first workspace, made on first use. */
export async function ensureWorkspace(
  prisma: PrismaClient,
  workspace: { slug: string; name: string },
): Promise<number> {
  const row = await prisma.workspace.upsert({
    where: { slug: workspace.slug },
    create: workspace,
    update: {},
  });
  return row.id;
}

/** The administrator who was made first, or null when there is none yet. */
export async function findFirstAdmin(
  prisma: PrismaClient,
  workspaceId: number,
): Promise<UserRow | null> {
  return prisma.user.findFirst({
    where: { disabledAt: null, memberships: { some: { workspaceId, role: 'admin' } } },
    orderBy: { id: 'asc' },
  });
}

export interface NewUser {
  email: string;
  name: string;
  passwordHash: string | null;
  passwordIsOneTime: boolean;
  workspaceId: number;
  role: Role;
}

export async function insertUser(prisma: PrismaClient, user: NewUser): Promise<number> {
  const { workspaceId, role, email, ...rest } = user;
  const row = await prisma.user.create({
    data: { ...rest, email: email.toLowerCase(), memberships: { create: { workspaceId, role } } },
  });
  return row.id;
}

/** The person behind an outside account, or null when it was never seen. */
export async function findUserByIdentity(
  prisma: PrismaClient,
  provider: string,
  subject: string,
): Promise<UserRow | null> {
  const identity = await prisma.identity.findUnique({
    where: { provider_subject: { provider, subject } },
    include: { user: true },
  });
  return identity?.user ?? null;
}

export async function linkIdentity(
  prisma: PrismaClient,
  identity: { provider: string; subject: string; userId: number },
): Promise<void> {
  await prisma.identity.create({ data: identity });
}
