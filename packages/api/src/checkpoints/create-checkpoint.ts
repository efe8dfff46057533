import type { z } from 'zod';

import { servingRefusal } from '@assay/contracts/checkpoint-serving';
import type { createCheckpointInput } from '@assay/contracts/checkpoints';
import { AssayError } from '@assay/contracts/errors';
import { isUniqueViolation } from '@assay/db/errors';
import { findBackendConnection } from '@assay/db/queries/backends';
import { checkpointExists, insertCheckpoint } from '@assay/db/queries/checkpoints';

import type { UseCaseContext } from '../use-case.ts';

/**
 * @throws AssayError 'not-found' for another workspace's backend or parent, 'conflict' for a name in use, 'bad-input'
 *   where the backend's servers cannot be told to load it.
 */
export async function createCheckpoint(
  { services, actor }: UseCaseContext,
  input: z.output<typeof createCheckpointInput>,
): Promise<{ id: number }> {
  const workspaceId = actor.workspace.id;
  const backend = await findBackendConnection(services.prisma, workspaceId, input.backendId);
  if (!backend) {
    throw new AssayError('not-found', `There is no backend ${input.backendId} in this workspace.`);
  }
  const refusal = servingRefusal(input.serving.kind, backend.dialect);
  if (refusal !== null) {
    throw new AssayError('bad-input', `Backend ${backend.name} cannot load it: ${refusal}.`);
  }
  if (
    input.parentId !== undefined &&
    !(await checkpointExists(services.prisma, workspaceId, input.parentId))
  ) {
    throw new AssayError(
      'not-found',
      `There is no checkpoint ${input.parentId} in this workspace to be the parent.`,
    );
  }
  try {
    const id = await insertCheckpoint(services.prisma, {
      workspaceId,
      backendId: input.backendId,
      name: input.name,
      servedName: input.servedName,
      family: input.family ?? null,
      trainingRun: input.trainingRun ?? null,
      step: input.step ?? null,
      parentId: input.parentId ?? null,
      systemMessage: input.systemMessage ?? null,
      serving: input.serving,
    });
    return { id };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AssayError(
      'conflict',
      `There is a checkpoint named ${input.name} already; choose another name.`,
      {
        cause: error,
      },
    );
  }
}
