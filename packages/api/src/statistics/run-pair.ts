import { AssayError } from '@assay/contracts/errors';

import type { UseCaseContext } from '../use-case.ts';
import { loadRunMatrix, type RunMatrix } from './load-run-matrix.ts';

/**
 * Two runs on the same benchmark version with their samples.
 * @throws AssayError 'not-found' for another workspace's run, 'bad-input' for different benchmark versions.
 */
export async function loadRunPair(
  ctx: UseCaseContext,
  { firstRunId, secondRunId }: { firstRunId: number; secondRunId: number },
): Promise<{ first: RunMatrix; second: RunMatrix }> {
  const first = await loadRunMatrix(ctx, { runId: firstRunId });
  const second = await loadRunMatrix(ctx, { runId: secondRunId });
  if (first.run.versionId !== second.run.versionId) {
    throw new AssayError(
      'bad-input',
      `Runs ${firstRunId} and ${secondRunId} are on different benchmark versions: compare two of the same.`,
    );
  }
  return { first, second };
}
