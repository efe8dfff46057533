import { AssayError } from '@assay/contracts/errors';
import type { GradingInfo } from '@assay/contracts/gradings';
import type { Executor } from '@assay/db/executor';
import { findGradings, findRunStatuses } from '@assay/db/queries/gradings';

/**
 * These gradings in the order asked for, each once.
 * @throws AssayError 'not-found' for another workspace's grading.
 */
export async function requireGradings(
  executor: Executor,
  workspaceId: number,
  gradingIds: readonly number[],
): Promise<GradingInfo[]> {
  const found = await findGradings(executor, workspaceId, { gradingIds });
  const byId = new Map(found.map((grading) => [grading.id, grading]));
  return [...new Set(gradingIds)].map((id) => {
    const grading = byId.get(id);
    if (grading) return grading;
    throw new AssayError('not-found', `There is no grading ${id} in this workspace.`);
  });
}

/** @throws AssayError 'conflict' where a run is named by two of the gradings. */
export function requireDistinctRuns(gradings: readonly GradingInfo[]): void {
  const seen = new Set<number>();
  for (const { runId } of gradings) {
    if (seen.has(runId)) {
      throw new AssayError(
        'conflict',
        `Run ${runId} has two of these gradings: choose one of them.`,
      );
    }
    seen.add(runId);
  }
}

/**
 * What comes in is graded under the grading that is the current one when it was asked for.
 * @throws AssayError 'conflict' where samples of a run are still being generated.
 */
export async function requireRunsEnded(
  executor: Executor,
  workspaceId: number,
  gradings: readonly GradingInfo[],
): Promise<void> {
  const runIds = gradings.map(({ runId }) => runId);
  for (const [runId, status] of await findRunStatuses(executor, workspaceId, runIds)) {
    if (status !== 'queued' && status !== 'running') continue;
    throw new AssayError(
      'conflict',
      `Run ${runId} is still being generated: wait for its end or cancel it first.`,
    );
  }
}
