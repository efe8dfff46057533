import { AssayError } from '@assay/contracts/errors';
import { reopenGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { requireGradings, requireRunsEnded } from './require-gradings.ts';

/**
 * Lets gradings go on with the samples that came after them, as when their run was extended or retried.
 * @throws AssayError 'not-found' for another workspace's grading, 'conflict' for one that lacks nothing, or whose run
 *   is still being generated.
 */
export async function finishGradings(
  { services, actor }: UseCaseContext,
  { gradingIds }: { gradingIds: readonly number[] },
): Promise<void> {
  await inTransaction(services.pool, async (client) => {
    const gradings = await requireGradings(client, actor.workspace.id, gradingIds);
    await requireRunsEnded(client, actor.workspace.id, gradings);
    const whole = gradings.find(({ status }) => status !== 'incomplete');
    if (whole) {
      throw new AssayError(
        'conflict',
        whole.status === 'running'
          ? `Grading ${whole.id} is under way already: wait for its end.`
          : `Grading ${whole.id} lacks no sample.`,
      );
    }
    await reopenGradings(client, gradingIds);
  });
}
