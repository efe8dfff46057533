import type { Backend, Dialect } from '@assay/contracts/backends';

import type { PrismaClient } from '../client.ts';

export async function findBackends(prisma: PrismaClient, workspaceId: number): Promise<Backend[]> {
  const rows = await prisma.backend.findMany({
    where: { workspaceId, archivedAt: null },
    include: { _count: { select: { checkpoints: { where: { archivedAt: null } } } } },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ secretCipher, _count, ...row }) => ({
    id: row.id,
    name: row.name,
    dialect: row.dialect,
    replicaUrls: row.replicaUrls,
    hasSecret: secretCipher !== null,
    maxConcurrency: row.maxConcurrency,
    checkpointCount: _count.checkpoints,
    createdAt: row.createdAt,
  }));
}

export interface BackendConnection {
  id: number;
  name: string;
  dialect: Dialect;
  replicaUrls: string[];
  secretCipher: Uint8Array | null;
}

/** Where a backend answers and with which secret; null for another workspace's. */
export async function findBackendConnection(
  prisma: PrismaClient,
  workspaceId: number,
  backendId: number,
): Promise<BackendConnection | null> {
  return prisma.backend.findFirst({
    where: { id: backendId, workspaceId, archivedAt: null },
    select: { id: true, name: true, dialect: true, replicaUrls: true, secretCipher: true },
  });
}

export interface NewBackend {
  workspaceId: number;
  name: string;
  dialect: Dialect;
  replicaUrls: string[];
  secretCipher: Buffer | null;
  maxConcurrency: number;
}

export async function insertBackend(prisma: PrismaClient, backend: NewBackend): Promise<number> {
  const { secretCipher, ...rest } = backend;
  const row = await prisma.backend.create({
    data: { ...rest, secretCipher: secretCipher ? new Uint8Array(secretCipher) : null },
  });
  return row.id;
}

/** Hides a backend; its checkpoints and results stay. False when it is not there. */
export async function archiveBackend(
  prisma: PrismaClient,
  workspaceId: number,
  backendId: number,
): Promise<boolean> {
  const archivedAt = new Date();
  const { count } = await prisma.backend.updateMany({
    where: { id: backendId, workspaceId, archivedAt: null },
    data: { archivedAt },
  });
  return count === 1;
}

/** Makes a backend known under its name, or gives the known one its new address. */
export async function upsertBackendAddress(
  prisma: PrismaClient,
  backend: Omit<NewBackend, 'secretCipher'>,
): Promise<number> {
  const { workspaceId, name, replicaUrls } = backend;
  const row = await prisma.backend.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: backend,
    update: { replicaUrls },
  });
  return row.id;
}
