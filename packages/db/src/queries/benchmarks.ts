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
    source: row.source as Record<string, unknown>,
    createdAt: row.createdAt,
  };
}

export interface NewBenchmarkVersion {
  workspaceId: number;
  benchmark: { name: string; title: string; description: string };
  hash: string;
  source: Record<string, unknown>;
  grader: GraderInfo;
  template: { hash: string; text: string };
  items: readonly {
    key: string;
    prompt: string;
    gold: string;
    problem: unknown;
    attributes: Record<string, string | number | boolean>;
  }[];
}

/** Stores a benchmark version with all its items, or finds the one with the same content hash. */
export async function ensureBenchmarkVersion(
  prisma: PrismaClient,
  version: NewBenchmarkVersion,
): Promise<number> {
  return prisma.$transaction(
    async (tx) => {
      // One at a time: two people who ask for the same version at once get the same one.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('assay benchmark version'))`;
      const { workspaceId } = version;
      const benchmark = await tx.benchmark.upsert({
        where: { workspaceId_name: { workspaceId, name: version.benchmark.name } },
        create: { workspaceId, ...version.benchmark },
        update: {},
      });
      const known = await tx.benchmarkVersion.findUnique({
        where: { benchmarkId_hash: { benchmarkId: benchmark.id, hash: version.hash } },
      });
      if (known) return known.id;
      const template = await tx.promptTemplate.upsert({
        where: { hash: version.template.hash },
        create: version.template,
        update: {},
      });
      const created = await tx.benchmarkVersion.create({
        data: {
          benchmarkId: benchmark.id,
          hash: version.hash,
          source: version.source as Prisma.InputJsonObject,
          graderKind: version.grader.kind,
          graderParams: version.grader.params as Prisma.InputJsonObject,
          graderName: version.grader.name,
          graderVersion: version.grader.version,
          promptTemplateId: template.id,
          itemCount: version.items.length,
        },
      });
      await insertItems(tx, created.id, version.items);
      return created.id;
    },
    { timeout: 60_000 },
  );
}

/** One statement for all items: createMany is about a hundred times slower at a thousand rows. */
async function insertItems(
  tx: Prisma.TransactionClient,
  versionId: number,
  items: NewBenchmarkVersion['items'],
): Promise<void> {
  const rows = JSON.stringify(items.map((item, position) => ({ position, ...item })));
  await tx.$executeRaw`
    insert into item (version_id, position, key, prompt, gold, problem, attributes)
    select ${versionId}, position, key, prompt, gold, problem, attributes
      from jsonb_to_recordset(${rows}::jsonb)
        as item (position int, key text, prompt text, gold text, problem jsonb, attributes jsonb)
     order by position`;
}
