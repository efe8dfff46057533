import { AssayError } from '@assay/contracts/errors';
import type { Executor } from '@assay/db/executor';
import { findOtherModel, otherModelSentence } from '@assay/db/queries/asked-model';

/**
 * A run asks one model from beginning to end. One that nobody holds back here, since it goes on by itself, fails with the
 * same sentence when its next shard is read.
 * @throws AssayError 'conflict' where the checkpoint of one of these runs asks another model than its samples came from.
 */
export async function refuseOtherModel(
  executor: Executor,
  runIds: readonly number[],
): Promise<void> {
  const other = await findOtherModel(executor, runIds);
  if (other !== null) throw new AssayError('conflict', otherModelSentence(other));
}
