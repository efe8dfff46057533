import { AssayError } from '@assay/contracts/errors';
import { deleteUnusedGradings, lockRunsOfGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { requireGradings } from './require-gradings.ts';

/**
 * Removes gradings that were only looked at, complete or not. What once counted stays: somebody may have
 * cited it.
 * @throws AssayError 'not-found' for another workspace's grading, 'conflict' for one that has counted.
 */
export async function discardGradings(
  { services, actor }: UseCaseContext,
  { gradingIds }: { gradingIds: readonly number[] },
): Promise<void> {
  await inTransaction(services.pool, async (client) => {
    await lockRunsOfGradings(client, gradingIds);
    const gradings = await requireGradings(client, actor.workspace.id, gradingIds);
    const counted = gradings.find(({ madeCurrentAt }) => madeCurrentAt !== null);
    if (counted) {
      throw new AssayError(
        'conflict',
        `Grading ${counted.id} is or was the current one of its run and stays: only gradings that never counted can be discarded.`,
      );
    }
    await deleteUnusedGradings(client, gradingIds);
  });
}
