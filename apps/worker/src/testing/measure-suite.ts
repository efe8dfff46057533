import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { insertSweep } from '@assay/db/queries/create-sweep';
import { storeBenchmarkVersion } from '@assay/db/queries/store-benchmark-version';
import { insertTestCheckpoints, insertTestWorkspace } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { inTransaction } from '@assay/db/transaction';
import { generatedVersion } from '@assay/eval-core/benchmarks/generated-version';
import { families } from '@assay/eval-core/benchmarks/registry';

import { end, start, startWorker } from './child-processes.ts';

const BACKEND = fileURLToPath(new URL('../../../reference-backend/src/main.ts', import.meta.url));

export const SOLVERS = [
  'solver:random-guess',
  'solver:small-budget',
  'solver:medium-budget',
  'solver:large-budget',
  'solver:exact',
] as const;

export interface SuiteSize {
  itemsPerLevel: number;
  /** Of the family whose replies are run as programs: the slowest by far. */
  programsPerLevel: number;
  repeats: number;
}

export interface MeasuredFamily {
  name: string;
  levels: number[];
  /** One for each solver and item. */
  cells: {
    servedName: string;
    level: number;
    chanceFraction: number;
    samples: number;
    correct: number;
  }[];
}

/**
 * Sweeps every generated family with every solver, on a real database, worker and reference backend, and counts.
 * Throws when the sweep does not complete with a verdict for every sample.
 */
export async function measureSuite(size: SuiteSize): Promise<{ families: MeasuredFamily[] }> {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const backend = await start(
    BACKEND,
    { ASSAY_REFERENCE_PORT: '0', ASSAY_REFERENCE_TOKENS_PER_SECOND: '0' },
    'listening on',
  );
  const backendUrl = /http:\S+/.exec(backend.readyLine)?.[0] ?? '';
  const { sweepId, versions } = await queueSuite(pool, backendUrl, size);
  const worker = await startWorker(database.url, {});
  await waitUntilCompleted(pool, sweepId);
  const measured: MeasuredFamily[] = [];
  for (const [name, versionId] of versions) measured.push(await countCells(pool, name, versionId));
  await end(worker.child, 'SIGTERM');
  await pool.end();
  await database.drop();
  return { families: measured };
}

async function queueSuite(
  pool: DatabasePool,
  backendUrl: string,
  { itemsPerLevel, programsPerLevel, repeats }: SuiteSize,
): Promise<{ sweepId: number; versions: Map<string, number> }> {
  const workspaceId = await inTransaction(pool, insertTestWorkspace);
  const versions = new Map<string, number>();
  for (const family of families.values()) {
    const { items, source, ...version } = generatedVersion(family, {
      seed: 'whole suite',
      levels: family.levels.map(({ level }) => level),
      itemsPerLevel: family.name === 'programs' ? programsPerLevel : itemsPerLevel,
    });
    const head = { ...version, workspaceId, source: () => source, defaultRepeats: null };
    versions.set(family.name, (await storeBenchmarkVersion(pool, head, items)).versionId);
  }
  const sweepId = await inTransaction(pool, async (client) =>
    insertSweep(client, {
      workspaceId,
      createdById: null,
      itemsPerShard: () => 16,
      spec: {
        name: 'whole suite',
        checkpointIds: await insertTestCheckpoints(client, workspaceId, {
          backendUrl,
          servedNames: SOLVERS,
          maxConcurrency: 16,
        }),
        benchmarkVersionIds: [...versions.values()],
        promptTemplateIds: [null],
        systemMessageIds: [null],
        repeats,
        sampling: { temperature: 1, topP: 1, maxTokens: 12_000 },
      },
    }),
  );
  return { sweepId, versions };
}

async function waitUntilCompleted(pool: DatabasePool, sweepId: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ status: string; reason: string | null }>(
      'select distinct status::text, status_reason as reason from run where sweep_id = $1',
      [sweepId],
    );
    const failed = rows.find(({ status }) => status === 'failed' || status === 'cancelled');
    if (failed !== undefined) throw new Error(`A run ${failed.status}: ${failed.reason}`);
    if (rows.every(({ status }) => status === 'completed')) return;
    await sleep(200);
  }
}

interface CellRow {
  servedName: string;
  level: number;
  problem: unknown;
  samples: number;
  correct: number;
  unscorable: number;
}

async function countCells(
  pool: DatabasePool,
  name: string,
  versionId: number,
): Promise<MeasuredFamily> {
  const family = families.get(name);
  if (family === undefined) throw new Error(`There is no family ${name}.`);
  const { rows } = await pool.query<CellRow>(
    `select checkpoint.served_name as "servedName", (item.attributes ->> 'level')::int as level,
            coalesce(item.problem -> 'problem', item.problem) as problem,
            count(verdict.sample_id)::int as samples,
            count(*) filter (where verdict.outcome = 'correct')::int as correct,
            count(*) filter (where verdict.outcome = 'unscorable')::int as unscorable
       from run
       join checkpoint on checkpoint.id = run.checkpoint_id
       join item on item.version_id = run.benchmark_version_id
       join verdict on verdict.grading_id = run.current_grading_id and verdict.item_id = item.id
      where run.benchmark_version_id = $1
      group by checkpoint.id, item.id`,
    [versionId],
  );
  const lost = rows.find(({ unscorable }) => unscorable > 0);
  if (lost !== undefined) throw new Error(`${name} has unscorable samples of ${lost.servedName}.`);
  return {
    name,
    levels: family.levels.map(({ level }) => level),
    cells: rows.map(({ problem, servedName, level, samples, correct }) => ({
      servedName,
      level,
      chanceFraction: family.chanceFraction(problem),
      samples,
      correct,
    })),
  };
}
