import type { MeasuredRunInfo } from '@assay/contracts/teachable';
import { findMeasuredRuns } from '@assay/db/queries/measured-runs';

import { getBenchmark } from '../benchmarks/get-benchmark.ts';
import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's benchmark version. */
export async function listMeasuredRuns(
  ctx: UseCaseContext,
  { versionId }: { versionId: number },
): Promise<MeasuredRunInfo[]> {
  await getBenchmark(ctx, { versionId });
  const { services, actor } = ctx;
  return findMeasuredRuns(services.pool, { workspaceId: actor.workspace.id, versionId });
}
