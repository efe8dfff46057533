import { insertCheckpoint } from '@assay/db/queries/checkpoints';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';
import { checkpointRow, requireParts, type CheckpointInput } from './usable-parts.ts';

/**
 * @throws AssayError 'not-found' for another workspace's backend or parent, 'conflict' for a name in use, 'bad-input'
 *   where the backend's servers cannot be told to load it.
 */
export async function createCheckpoint(
  context: UseCaseContext,
  input: CheckpointInput,
): Promise<{ id: number }> {
  await requireParts(context, input);
  const { services, actor } = context;
  const id = await refusingNameInUse({ noun: 'checkpoint', name: input.name }, () =>
    insertCheckpoint(services.prisma, checkpointRow(actor.workspace.id, input)),
  );
  return { id };
}
