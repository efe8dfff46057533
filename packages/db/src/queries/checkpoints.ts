import type { Pool } from 'pg';

import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';
import type { Checkpoint, CheckpointDetail } from '@assay/contracts/checkpoints';
import type { SamplingDefaults } from '@assay/contracts/sampling';

import type { PrismaClient } from '../client.ts';
import { ensureSystemMessage } from './prompts.ts';
import { UNUSED_CHECKPOINT, type RowKey } from './removals.ts';
import {
  readServing,
  STORED_SERVING,
  storedServing,
  type StoredServing,
} from './stored-serving.ts';

const LISTED = `
  checkpoint.id, checkpoint.name, checkpoint.served_name as "servedName",
  backend.id as "backendId", backend.name as "backendName", backend.dialect,
  checkpoint.family, checkpoint.training_run as "trainingRun", checkpoint.step,
  parent.id as "parentId", parent.name as "parentName",
  checkpoint.system_message is not null as "hasSystemMessage", checkpoint.sampling,
  ${STORED_SERVING},
  ${UNUSED_CHECKPOINT} as "isDeletable", checkpoint.created_at as "createdAt"`;

const PLACES = `
  checkpoint
  join backend on backend.id = checkpoint.backend_id
  left join checkpoint parent on parent.id = checkpoint.parent_id`;

/** The checkpoints of a workspace along their training, without those that are archived. */
export async function findCheckpoints(pool: Pool, workspaceId: number): Promise<Checkpoint[]> {
  const { rows } = await pool.query<Listed<Checkpoint>>(
    `select ${LISTED} from ${PLACES}
      where checkpoint.workspace_id = $1 and checkpoint.archived_at is null
      order by checkpoint.family, checkpoint.training_run, checkpoint.step, checkpoint.name`,
    [workspaceId],
  );
  return rows.map(toCheckpoint);
}

/** The checkpoints of a backend that its servers are told to load, by name, without those that are archived. */
export async function findLoadedCheckpoints(
  pool: Pool,
  { workspaceId, backendId }: { workspaceId: number; backendId: number },
): Promise<{ name: string; serving: CheckpointServing['kind'] }[]> {
  const { rows } = await pool.query<{ name: string; serving: CheckpointServing['kind'] }>(
    `select name, serving from checkpoint
      where workspace_id = $1 and backend_id = $2 and archived_at is null and serving <> 'served'
      order by name`,
    [workspaceId, backendId],
  );
  return rows;
}

/** Null for another workspace's, and for one that is archived. */
export async function findCheckpoint(
  pool: Pool,
  { workspaceId, id }: RowKey,
): Promise<CheckpointDetail | null> {
  const { rows } = await pool.query<Listed<CheckpointDetail>>(
    `select ${LISTED}, checkpoint.system_message as "systemMessage" from ${PLACES}
      where checkpoint.workspace_id = $1 and checkpoint.id = $2 and checkpoint.archived_at is null`,
    [workspaceId, id],
  );
  const [row] = rows;
  return row ? toCheckpoint(row) : null;
}

type Listed<Shown> = Omit<Shown, 'serving'> & StoredServing;

function toCheckpoint<Shown>(row: Listed<Shown>) {
  const { serving, adapterName, weightsPath, expectedWeightsId, ...shown } = row;
  const stored = { serving, adapterName, weightsPath, expectedWeightsId };
  return { ...shown, serving: readServing(stored) };
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
  /** Nothing recommended if left out. */
  sampling?: SamplingDefaults;
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

/** False when the workspace has no such checkpoint. */
export async function updateCheckpoint(
  prisma: PrismaClient,
  id: number,
  checkpoint: NewCheckpoint,
): Promise<boolean> {
  await ensureOwnSystemMessage(prisma, checkpoint);
  const { workspaceId, ...data } = columnsOf(checkpoint);
  const { count } = await prisma.checkpoint.updateMany({
    where: { id, workspaceId, archivedAt: null },
    data,
  });
  return count === 1;
}

/** Whether a checkpoint stands among the ancestors of another, or is that other itself. */
export async function isAncestor(
  pool: Pool,
  { ancestorId, of }: { ancestorId: number; of: number },
): Promise<boolean> {
  const { rows } = await pool.query(
    `with recursive line (id) as (
       select $2::int
       union
       select checkpoint.parent_id from line
         join checkpoint on checkpoint.id = line.id
        where checkpoint.parent_id is not null)
     select 1 from line where id = $1`,
    [ancestorId, of],
  );
  return rows.length > 0;
}

/** Whether a run of a checkpoint still asks, or will ask, what the checkpoint names. */
export async function hasOpenRun(pool: Pool, checkpointId: number): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from run
      where checkpoint_id = $1 and status in ('queued', 'running', 'paused') limit 1`,
    [checkpointId],
  );
  return rows.length > 0;
}

/** The ids of the checkpoints of a workspace that have these names, archived ones included. */
export async function findCheckpointIds(
  prisma: PrismaClient,
  workspaceId: number,
  names: readonly string[],
): Promise<Map<string, number>> {
  const rows = await prisma.checkpoint.findMany({
    where: { workspaceId, name: { in: [...names] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ name, id }) => [name, id]));
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

/** The columns that a checkpoint is stored in. */
export function columnsOf({ serving = { kind: 'served' }, ...columns }: NewCheckpoint) {
  return { ...columns, ...storedServing(serving) };
}

/** So that a sweep can name it before a run of the checkpoint has sent it. */
async function ensureOwnSystemMessage(
  prisma: PrismaClient,
  { systemMessage }: NewCheckpoint,
): Promise<void> {
  if (systemMessage !== null) await ensureSystemMessage(prisma, systemMessage);
}
