import { AssayError } from '@assay/contracts/errors';
import type { GradingInfo } from '@assay/contracts/gradings';
import type { Executor } from '@assay/db/executor';
import { findGradings } from '@assay/db/queries/gradings';

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
