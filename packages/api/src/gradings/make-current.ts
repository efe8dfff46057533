import { AssayError } from '@assay/contracts/errors';
import type { GradingInfo } from '@assay/contracts/gradings';
import { lockRunsOfGradings, setCurrentGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { requireDistinctRuns, requireGradings, requireRunsEnded } from './require-gradings.ts';

/**
 * Makes gradings the ones that their runs' pages and rollups speak of: new ones, or old ones again. Those
 * before stay with all their verdicts. All at once or none.
 * @throws AssayError 'not-found' for another workspace's grading, 'conflict' for one that is not complete,
 *   or whose run is still being generated.
 */
export async function makeCurrent(
  { services, actor }: UseCaseContext,
  { gradingIds }: { gradingIds: readonly number[] },
): Promise<void> {
  const gradings = await inTransaction(services.pool, async (client) => {
    await lockRunsOfGradings(client, gradingIds);
    const found = await requireGradings(client, actor.workspace.id, gradingIds);
    requireDistinctRuns(found);
    found.forEach(requireComplete);
    await requireRunsEnded(client, actor.workspace.id, found);
    await setCurrentGradings(client, gradingIds);
    return found;
  });
  for (const sweepId of new Set(gradings.map((grading) => grading.sweepId))) {
    services.progress.announce(sweepId);
  }
}

/** A sample may come in after a cancelled run was graded again: then that grading has no verdict on it. */
function requireComplete({ id, status, graded, samples }: GradingInfo): void {
  if (status === 'complete' && graded >= samples) return;
  throw new AssayError(
    'conflict',
    status === 'running'
      ? `Grading ${id} has reached ${graded} of ${samples} samples: wait until it is complete.`
      : `Grading ${id} lacks ${samples - graded} samples that came after it: finish it first.`,
  );
}
