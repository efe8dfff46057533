import type { Pool } from 'pg';

import type { Backend, Dialect, Replies } from '@assay/contracts/backends';
import type { TimeLimits } from '@assay/contracts/time-limits';

import type { PrismaClient } from '../client.ts';
import { UNUSED_BACKEND } from './removals.ts';

/** The backends of a workspace by name, without those that are archived. */
export async function findBackends(pool: Pool, workspaceId: number): Promise<Backend[]> {
  const { rows } = await pool.query<Backend>(
    `select backend.id, backend.name, backend.dialect, backend.replica_urls as "replicaUrls",
            backend.secret_cipher is not null as "hasSecret",
            backend.max_concurrency as "maxConcurrency", backend.time_limits as "timeLimits",
            backend.replies,
            (select count(*)::int from checkpoint
              where checkpoint.backend_id = backend.id and checkpoint.archived_at is null)
              as "checkpointCount",
            ${UNUSED_BACKEND} as "isDeletable",
            backend.created_at as "createdAt"
       from backend
      where backend.workspace_id = $1 and backend.archived_at is null
      order by backend.name`,
    [workspaceId],
  );
  return rows;
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
  /** Left out: none is set. */
  timeLimits?: TimeLimits;
  /** Left out: streamed. */
  replies?: Replies;
}

export async function insertBackend(prisma: PrismaClient, backend: NewBackend): Promise<number> {
  const { secretCipher, ...rest } = backend;
  const row = await prisma.backend.create({
    data: { ...rest, secretCipher: secretCipher ? new Uint8Array(secretCipher) : null },
  });
  return row.id;
}

export interface BackendChange {
  name: string;
  dialect: Dialect;
  replicaUrls: string[];
  maxConcurrency: number;
  /** Left out: they stay as they are. */
  timeLimits?: TimeLimits | undefined;
  /** Left out: as before. */
  replies?: Replies | undefined;
  /** Null: there is none from now on; left out: the stored one stays. */
  secretCipher?: Buffer | null;
}

/** False when the workspace has no such backend. Workers open it anew with their next shard. */
export async function updateBackend(
  prisma: PrismaClient,
  { workspaceId, id }: { workspaceId: number; id: number },
  { secretCipher, ...change }: BackendChange,
): Promise<boolean> {
  const secret =
    secretCipher === undefined
      ? {}
      : { secretCipher: secretCipher === null ? null : new Uint8Array(secretCipher) };
  const { count } = await prisma.backend.updateMany({
    where: { id, workspaceId, archivedAt: null },
    data: { ...change, ...secret },
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
