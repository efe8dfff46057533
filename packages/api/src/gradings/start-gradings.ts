import { AssayError } from '@assay/contracts/errors';
import type { StartGradings } from '@assay/contracts/gradings';
import type { Executor } from '@assay/db/executor';
import { findGradings, findRunStatuses, insertGradings } from '@assay/db/queries/gradings';
import { inTransaction } from '@assay/db/transaction';
import { profileFault } from '@assay/eval-core/graders/profile-fault';

import type { UseCaseContext } from '../use-case.ts';
import { refuseJudges } from './refuse-judge.ts';

/**
 * Queues a new grading of the stored samples of runs that have ended; nothing is generated, and nothing
 * changes for readers before it is made the current one.
 * @throws AssayError 'not-found' for another workspace's run, 'conflict' for one that has not ended, 'bad-input' for a
 *   judge that has to be loaded first, and for a profile that there is not.
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
    await refuseProfiles(client, actor.workspace.id, ids);
    await refuseJudges(client, actor.workspace.id, { table: 'grading', ids });
    return ids;
  });
  return { gradingIds };
}

/** Each sample would be unscorable. What is asked for and what the benchmark version says are known together only now. */
async function refuseProfiles(
  client: Executor,
  workspaceId: number,
  gradingIds: readonly number[],
): Promise<void> {
  const gradings = await findGradings(client, workspaceId, { gradingIds });
  const fault = gradings.map(({ grader }) => profileFault(grader)).find((one) => one !== null);
  if (fault !== undefined) throw new AssayError('bad-input', fault);
}
