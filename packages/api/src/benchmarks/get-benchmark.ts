import type { BenchmarkVersion } from '@assay/contracts/benchmarks';
import { AssayError } from '@assay/contracts/errors';
import { findBenchmarkVersion } from '@assay/db/queries/benchmarks';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's benchmark version. */
export async function getBenchmark(
  { services, actor }: UseCaseContext,
  { versionId }: { versionId: number },
): Promise<BenchmarkVersion> {
  const version = await findBenchmarkVersion(services.prisma, actor.workspace.id, versionId);
  if (!version)
    throw new AssayError(
      'not-found',
      `There is no benchmark version ${versionId} in this workspace.`,
    );
  return version;
}
