import { AssayError } from '@assay/contracts/errors';
import type { StartGradings } from '@assay/contracts/gradings';
import { findRunStatuses, insertGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { refuseJudges } from './refuse-judge.ts';

/**
 * Queues a new grading of the stored samples of runs that have ended; nothing is generated, and nothing
 * changes for readers before it is made the current one.
 * @throws AssayError 'not-found' for another workspace's run, 'conflict' for one that has not ended, 'bad-input' for a
 *   judge that has to be loaded first.
 */
export async function startGradings(
  { services, actor }: UseCaseContext,
  { runIds, graderKind, graderParams }: StartGradings,
): Promise<{ gradingIds: number[] }> {
  const distinctIds = [...new Set(runIds)];
  const gradingIds = await inTransaction(services.pool, async (client) => {
    const statuses = await findRunStatuses(client, actor.workspace.id, distinctIds);
    for (const runId of distinctIds) {
      const status = statuses.get(runId);
      if (status === undefined) {
        throw new AssayError('not-found', `There is no run ${runId} in this workspace.`);
      }
      if (status === 'queued' || status === 'running') {
        throw new AssayError(
          'conflict',
          `Run ${runId} is still being generated: wait for its end or cancel it, then grade again.`,
        );
      }
    }
    const ids = await insertGradings(client, {
      runIds: distinctIds,
      graderKind: graderKind ?? null,
      graderParams: graderParams ?? null,
      createdById: actor.userId,
    });
    await refuseJudges(client, actor.workspace.id, { table: 'grading', ids });
    return ids;
  });
  return { gradingIds };
}
