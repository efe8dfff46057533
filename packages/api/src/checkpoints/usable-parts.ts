import type { z } from 'zod';

import { servingRefusal } from '@assay/contracts/checkpoint-serving';
import type { createCheckpointInput } from '@assay/contracts/checkpoints';
import { AssayError } from '@assay/contracts/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { checkpointExists, type NewCheckpoint } from '@assay/db/queries/checkpoints';

import type { UseCaseContext } from '../use-case.ts';

export type CheckpointInput = z.output<typeof createCheckpointInput>;

export type CheckpointParts = Pick<CheckpointInput, 'backendId' | 'parentId'> & {
  serving: Pick<CheckpointInput['serving'], 'kind'>;
};

/**
 * @throws AssayError 'not-found' for another workspace's backend or parent, 'bad-input' where the backend's servers
 *   cannot be told to load it.
 */
export async function requireParts(
  { services, actor }: UseCaseContext,
  { backendId, parentId, serving }: CheckpointParts,
): Promise<void> {
  const workspaceId = actor.workspace.id;
  const backend = await findBackendConnection(services.prisma, workspaceId, backendId);
  if (!backend) {
    throw new AssayError('not-found', `There is no backend ${backendId} in this workspace.`);
  }
  const refusal = servingRefusal(serving.kind, backend.dialect);
  if (refusal !== null) {
    throw new AssayError('bad-input', `Backend ${backend.name} cannot load it: ${refusal}.`);
  }
  if (parentId === undefined) return;
  if (await checkpointExists(services.prisma, workspaceId, parentId)) return;
  throw new AssayError(
    'not-found',
    `There is no checkpoint ${parentId} in this workspace to be the parent.`,
  );
}

/** The row that an input says; what was left out is null. */
export function checkpointRow(workspaceId: number, input: CheckpointInput): NewCheckpoint {
  return {
    workspaceId,
    backendId: input.backendId,
    name: input.name,
    servedName: input.servedName,
    family: input.family ?? null,
    trainingRun: input.trainingRun ?? null,
    step: input.step ?? null,
    parentId: input.parentId ?? null,
    systemMessage: input.systemMessage ?? null,
    sampling: input.sampling,
    serving: input.serving,
  };
}
