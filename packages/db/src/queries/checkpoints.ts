import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';
import type { Checkpoint } from '@assay/contracts/checkpoints';

import type { PrismaClient } from '../client.ts';
import { ensureSystemMessage } from './prompts.ts';
import { readServing, storedServing } from './stored-serving.ts';

export async function findCheckpoints(
  prisma: PrismaClient,
  workspaceId: number,
): Promise<Checkpoint[]> {
  const rows = await prisma.checkpoint.findMany({
    where: { workspaceId, archivedAt: null },
    include: { backend: { select: { name: true } }, parent: { select: { name: true } } },
    orderBy: [{ family: 'asc' }, { trainingRun: 'asc' }, { step: 'asc' }, { name: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    servedName: row.servedName,
    backendId: row.backendId,
    backendName: row.backend.name,
    family: row.family,
    trainingRun: row.trainingRun,
    step: row.step,
    parentId: row.parentId,
    parentName: row.parent?.name ?? null,
    hasSystemMessage: row.systemMessage !== null,
    serving: readServing(row),
    createdAt: row.createdAt,
  }));
}

export interface NewCheckpoint {
  workspaceId: number;
  backendId: number;
  name: string;
  servedName: string;
  family: string | null;
  trainingRun: string | null;
  step: number | null;
  parentId: number | null;
  systemMessage: string | null;
  /** As the server has it if left out. */
  serving?: CheckpointServing;
}

export async function insertCheckpoint(
  prisma: PrismaClient,
  checkpoint: NewCheckpoint,
): Promise<number> {
  await ensureOwnSystemMessage(prisma, checkpoint);
  const row = await prisma.checkpoint.create({ data: columnsOf(checkpoint) });
  return row.id;
}

export async function checkpointExists(
  prisma: PrismaClient,
  workspaceId: number,
  checkpointId: number,
): Promise<boolean> {
  return (await prisma.checkpoint.count({ where: { id: checkpointId, workspaceId } })) === 1;
}

/** Hides a checkpoint; its runs stay. False when it is not there. */
export async function archiveCheckpoint(
  prisma: PrismaClient,
  workspaceId: number,
  checkpointId: number,
): Promise<boolean> {
  const { count } = await prisma.checkpoint.updateMany({
    where: { id: checkpointId, workspaceId, archivedAt: null },
    data: { archivedAt: new Date() },
  });
  return count === 1;
}

/** Makes a checkpoint known once; a known one is left as it is. */
export async function ensureCheckpoint(
  prisma: PrismaClient,
  checkpoint: NewCheckpoint,
): Promise<number> {
  const { workspaceId, name } = checkpoint;
  await ensureOwnSystemMessage(prisma, checkpoint);
  const row = await prisma.checkpoint.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: columnsOf(checkpoint),
    update: {},
  });
  return row.id;
}

function columnsOf({ serving = { kind: 'served' }, ...columns }: NewCheckpoint) {
  return { ...columns, ...storedServing(serving) };
}

/** So that a sweep can name it before a run of the checkpoint has sent it. */
async function ensureOwnSystemMessage(
  prisma: PrismaClient,
  { systemMessage }: NewCheckpoint,
): Promise<void> {
  if (systemMessage !== null) await ensureSystemMessage(prisma, systemMessage);
}
