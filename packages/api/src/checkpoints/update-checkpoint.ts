import { isDeepStrictEqual } from 'node:util';

import type { CheckpointDetail } from '@assay/contracts/checkpoints';
import { AssayError } from '@assay/contracts/errors';
import {
  hasOpenRun,
  isAncestor,
  updateCheckpoint as updateRow,
} from '@assay/db/queries/checkpoints';
import { storedServing } from '@assay/db/queries/stored-serving';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';
import { getCheckpoint } from './get-checkpoint.ts';
import { checkpointRow, requireParts, type CheckpointInput } from './usable-parts.ts';

/**
 * Changes a checkpoint. Its runs keep what they sent: system message and sampling are stored with each. So is the model: a
 * run that has samples is not continued with another.
 * @throws AssayError 'not-found' for another workspace's checkpoint, backend or parent, 'conflict' for a name in
 *   use and for another model while runs are open, 'bad-input' for a parent that descends from it.
 */
export async function updateCheckpoint(
  context: UseCaseContext,
  { id, ...input }: CheckpointInput & { id: number },
): Promise<void> {
  const { services, actor } = context;
  const before = await getCheckpoint(context, { id });
  await requireParts(context, input);
  await refuseOwnLine(context, { id, parentId: input.parentId });
  if (asksOtherModel(before, input)) await refuseWhileOpen(context, before);
  await refusingNameInUse({ noun: 'checkpoint', name: input.name }, () =>
    updateRow(services.prisma, id, checkpointRow(actor.workspace.id, input)),
  );
}

function asksOtherModel(before: CheckpointDetail, input: CheckpointInput): boolean {
  return (
    before.servedName !== input.servedName ||
    before.backendId !== input.backendId ||
    !isDeepStrictEqual(storedServing(before.serving), storedServing(input.serving))
  );
}

/** Half of a run would be of one model and half of another. */
async function refuseWhileOpen(
  { services }: UseCaseContext,
  { id, name }: CheckpointDetail,
): Promise<void> {
  if (!(await hasOpenRun(services.pool, id))) return;
  throw new AssayError(
    'conflict',
    `Runs of ${name} are not finished: cancel them or let them end before it asks another model, or add a checkpoint.`,
  );
}

async function refuseOwnLine(
  { services }: UseCaseContext,
  { id, parentId }: { id: number; parentId: number | undefined },
): Promise<void> {
  if (parentId === undefined) return;
  if (!(await isAncestor(services.pool, { ancestorId: id, of: parentId }))) return;
  throw new AssayError(
    'bad-input',
    'The parent of a checkpoint is one that it was trained from: not itself, and none that came from it.',
  );
}
