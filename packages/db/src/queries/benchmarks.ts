import type { Pool } from 'pg';

import { shortVersion, type BenchmarkVersion } from '@assay/contracts/benchmarks';
import type { GraderInfo } from '@assay/contracts/graders';

import type { PrismaClient } from '../client.ts';
import type { Prisma } from '../generated/prisma/client.ts';

const withBenchmark = { benchmark: true } satisfies Prisma.BenchmarkVersionInclude;
type VersionRow = Prisma.BenchmarkVersionGetPayload<{ include: typeof withBenchmark }>;

export async function findBenchmarkVersions(
  prisma: PrismaClient,
  workspaceId: number,
): Promise<BenchmarkVersion[]> {
  const rows = await prisma.benchmarkVersion.findMany({
    where: { benchmark: { workspaceId } },
    include: withBenchmark,
    orderBy: [{ benchmark: { name: 'asc' } }, { id: 'desc' }],
  });
  return rows.map(toBenchmarkVersion);
}

export async function findBenchmarkVersion(
  prisma: PrismaClient,
  workspaceId: number,
  versionId: number,
): Promise<BenchmarkVersion | null> {
  const row = await prisma.benchmarkVersion.findFirst({
    where: { id: versionId, benchmark: { workspaceId } },
    include: withBenchmark,
  });
  return row && toBenchmarkVersion(row);
}

function toBenchmarkVersion(row: VersionRow): BenchmarkVersion {
  const source = row.source as Record<string, unknown>;
  return {
    id: row.id,
    benchmarkId: row.benchmarkId,
    name: row.benchmark.name,
    title: row.benchmark.title,
    description: row.benchmark.description,
    version: shortVersion(row.hash),
    hash: row.hash,
    grader: {
      kind: row.graderKind,
      name: row.graderName,
      version: row.graderVersion,
      params: row.graderParams as GraderInfo['params'],
    },
    itemCount: row.itemCount,
    defaultRepeats: row.defaultRepeats,
    isShared: source.isShared !== false,
    source,
    createdAt: row.createdAt,
  };
}

/** The recipes that this workspace has imported from the hub. */
export async function findRecipesImportedFromHub(
  pool: Pool,
  workspaceId: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ recipe: string }>(
    `select distinct version.source ->> 'recipe' as recipe
       from benchmark_version version
       join benchmark on benchmark.id = version.benchmark_id
      where benchmark.workspace_id = $1
        and version.source ->> 'kind' = 'hub' and version.source ->> 'recipe' is not null`,
    [workspaceId],
  );
  return rows.map(({ recipe }) => recipe);
}
