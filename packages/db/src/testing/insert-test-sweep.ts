import type { Pool, PoolClient } from 'pg';

import type { Dialect, Replies } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';
import { defaultSampling, type Sampling } from '@assay/contracts/sampling';
import type { SweepStopping } from '@assay/contracts/sweep-stopping';

import { insertSweep } from '../queries/create-sweep.ts';
import { storedServing } from '../queries/stored-serving.ts';
import { inTransaction } from '../transaction.ts';

export interface TestBenchmark {
  name: string;
  graderKind: string;
  graderParams?: Record<string, unknown>;
  items: readonly {
    key: string;
    prompt: string;
    gold: string;
    problem: unknown;
    attributes: Record<string, string | number | boolean>;
  }[];
}

/** A checkpoint that is loaded on request. */
export interface TestCheckpoint {
  name: string;
  servedName: string;
  serving: CheckpointServing;
}

export interface TestSweep {
  /** One for each replica where there are several. */
  backendUrl: string | readonly string[];
  /** A name alone is served as it is. */
  servedNames: readonly (string | TestCheckpoint)[];
  benchmarks: readonly TestBenchmark[];
  repeats: number;
  itemLimit?: number;
  /** By the ids of the checkpoints, in the order of their names. */
  stopping?: (checkpointIds: readonly number[]) => SweepStopping;
  itemsPerShard: number;
  sampling?: Sampling;
  cutsLoops?: boolean;
  maxConcurrency?: number;
  /** `plain` if left out. */
  dialect?: Dialect;
  /** Streamed if left out. */
  replies?: Replies;
}

export interface TestRun {
  runId: number;
  gradingId: number;
  /** In the order of the benchmark. */
  itemIds: number[];
  shardIds: number[];
}

/** A workspace of its own with a backend, checkpoints, benchmarks and a queued sweep over all of them. */
export async function insertTestSweep(pool: Pool, sweep: TestSweep): Promise<number> {
  return inTransaction(pool, async (client) => {
    const workspaceId = await insertTestWorkspace(client);
    const checkpointIds = await insertTestCheckpoints(client, workspaceId, sweep);
    return insertSweep(client, {
      workspaceId,
      createdById: null,
      itemsPerShard: () => sweep.itemsPerShard,
      spec: {
        name: 'test sweep',
        checkpointIds,
        benchmarkVersionIds: await insertBenchmarks(client, workspaceId, sweep.benchmarks),
        promptTemplateIds: [null],
        systemMessageIds: [null],
        repeats: sweep.repeats,
        ...(sweep.stopping && { stopping: sweep.stopping(checkpointIds) }),
        ...(sweep.itemLimit !== undefined && { itemLimit: sweep.itemLimit }),
        sampling: sweep.sampling ?? defaultSampling,
        cutsLoops: sweep.cutsLoops ?? false,
      },
    });
  });
}

/** The run of a sweep that has a single one. */
export async function findOnlyRun(pool: Pool, sweepId: number): Promise<TestRun> {
  const { rows } = await pool.query<TestRun>(
    `select run.id as "runId", run.current_grading_id as "gradingId",
            array(select id from item where version_id = run.benchmark_version_id order by position)
              as "itemIds",
            array(select id from run_shard where run_id = run.id order by from_index) as "shardIds"
       from run
      where sweep_id = $1`,
    [sweepId],
  );
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`sweep ${sweepId} has ${rows.length} runs, not one`);
  return row;
}

export function insertTestWorkspace(client: PoolClient): Promise<number> {
  return insert(
    client,
    `insert into workspace (slug, name) values (gen_random_uuid()::text, 'Test')`,
    [],
  );
}

/** A backend at that URL, and a checkpoint of it for each name. */
export async function insertTestCheckpoints(
  client: PoolClient,
  workspaceId: number,
  sweep: Pick<TestSweep, 'backendUrl' | 'servedNames' | 'maxConcurrency' | 'dialect' | 'replies'>,
): Promise<number[]> {
  const backendId = await insert(
    client,
    `insert into backend (workspace_id, name, replica_urls, max_concurrency, dialect, replies)
     values ($1, 'test', $2, $3, $4, $5)`,
    [
      ...[workspaceId, [sweep.backendUrl].flat(), sweep.maxConcurrency ?? 8],
      ...[sweep.dialect ?? 'plain', sweep.replies ?? 'streamed'],
    ],
  );
  const ids: number[] = [];
  for (const named of sweep.servedNames) {
    ids.push(await insertCheckpoint(client, { workspaceId, backendId }, named));
  }
  return ids;
}

function insertCheckpoint(
  client: PoolClient,
  { workspaceId, backendId }: { workspaceId: number; backendId: number },
  named: string | TestCheckpoint,
): Promise<number> {
  const { name, servedName, serving } =
    typeof named === 'string'
      ? { name: named, servedName: named, serving: { kind: 'served' as const } }
      : named;
  const stored = storedServing(serving);
  return insert(
    client,
    `insert into checkpoint (workspace_id, backend_id, name, served_name, serving, adapter_name,
                             weights_path, expected_weights_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[workspaceId, backendId, name, servedName],
      ...[stored.serving, stored.adapterName, stored.weightsPath, stored.expectedWeightsId],
    ],
  );
}

async function insertBenchmarks(
  client: PoolClient,
  workspaceId: number,
  benchmarks: readonly TestBenchmark[],
): Promise<number[]> {
  const templateId = await insert(
    client,
    `insert into prompt_template (hash, text) values (repeat('0', 64), '{{prompt}}')
     on conflict (hash) do update set text = excluded.text`,
    [],
  );
  const versionIds: number[] = [];
  for (const benchmark of benchmarks) {
    versionIds.push(await insertBenchmark(client, { workspaceId, templateId, benchmark }));
  }
  return versionIds;
}

async function insertBenchmark(
  client: PoolClient,
  wanted: { workspaceId: number; templateId: number; benchmark: TestBenchmark },
): Promise<number> {
  const { workspaceId, templateId, benchmark } = wanted;
  const benchmarkId = await insert(
    client,
    `insert into benchmark (workspace_id, name, title, description) values ($1, $2, $2, '')`,
    [workspaceId, benchmark.name],
  );
  const versionId = await insert(
    client,
    `insert into benchmark_version (benchmark_id, hash, source, grader_kind, grader_params, grader_name,
                                    grader_version, prompt_template_id, item_count)
     values ($1, repeat('0', 64), '{}', $2, $5, 'test', '1', $3, $4)`,
    [
      benchmarkId,
      benchmark.graderKind,
      templateId,
      benchmark.items.length,
      JSON.stringify(benchmark.graderParams ?? {}),
    ],
  );
  await client.query(
    `insert into item (version_id, position, draw, key, prompt, gold, problem, attributes)
     select $1, place - 1, row_number() over (order by md5(item->>'key')) - 1, item->>'key', item->>'prompt', item->>'gold', item->'problem', item->'attributes'
       from jsonb_array_elements($2) with ordinality as listed (item, place)`,
    [versionId, JSON.stringify(benchmark.items)],
  );
  return versionId;
}

async function insert(client: PoolClient, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<{ id: number }>(`${text} returning id`, values);
  const [row] = rows;
  if (!row) throw new Error(`nothing was inserted by: ${text}`);
  return row.id;
}
