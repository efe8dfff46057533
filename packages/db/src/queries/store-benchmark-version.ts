import type { Pool, PoolClient } from 'pg';

import {
  createVersionHash,
  type VersionFrame,
  type VersionItem,
} from '@assay/eval-core/benchmarks/version-hash';
import { sha256Hex } from '@assay/eval-core/hash';

import { inTransaction } from '../transaction.ts';

export interface NewBenchmarkVersion extends VersionFrame {
  workspaceId: number;
  benchmark: { name: string; title: string; description: string };
  defaultRepeats: number | null;
  /** How the items came to be; asked when they have all come. */
  source: () => Record<string, unknown>;
}

export interface StoredBenchmarkVersion {
  versionId: number;
  /** False: the same content was there before, and this is it. */
  isNew: boolean;
  itemCount: number;
}

/** No item at all came. */
export class NoItemsError extends Error {
  override readonly name = 'NoItemsError';
}

/** A statement takes this many items or characters, whichever comes first: memory stays bounded, round trips few. */
const BATCH_ITEMS = 500;
const BATCH_CHARACTERS = 4_000_000;

/**
 * Stores a version with items that come one by one, or finds the one with the same content. All in one
 * transaction: where the items break off, nothing is left. Memory does not grow with the number of items.
 * Rejects with NoItemsError, and with whatever the items reject with.
 */
export async function storeBenchmarkVersion(
  pool: Pool,
  version: NewBenchmarkVersion,
  items: AsyncIterable<VersionItem> | Iterable<VersionItem>,
): Promise<StoredBenchmarkVersion> {
  return inTransaction(pool, async (client) => {
    const { hash, itemCount } = await stageItems(client, version, items);
    if (itemCount === 0) throw new NoItemsError('There is no item to store.');
    // One at a time: two people who bring the same version at once get the same one.
    await client.query(`select pg_advisory_xact_lock(hashtext('assay benchmark version'))`);
    const benchmarkId = await ensureBenchmark(client, version);
    const knownId = await findVersion(client, benchmarkId, hash);
    if (knownId !== null) return { versionId: knownId, isNew: false, itemCount };
    const templateId = await ensureTemplate(client, version.template);
    const head = { benchmarkId, templateId, hash, itemCount };
    const versionId = await insertVersion(client, version, head);
    await insertStagedItems(client, versionId);
    return { versionId, isNew: true, itemCount };
  });
}

async function stageItems(
  client: PoolClient,
  { grader, template }: NewBenchmarkVersion,
  items: AsyncIterable<VersionItem> | Iterable<VersionItem>,
): Promise<{ hash: string; itemCount: number }> {
  await client.query(
    `create temporary table staged_item
       (position int, key text, prompt text, gold text, problem jsonb, attributes jsonb)
       on commit drop`,
  );
  const hash = createVersionHash({ grader, template });
  let itemCount = 0;
  let batch: string[] = [];
  let characters = 0;
  for await (const item of items) {
    hash.add(item);
    const row = JSON.stringify({ position: itemCount, ...item });
    itemCount += 1;
    batch.push(row);
    characters += row.length;
    if (batch.length >= BATCH_ITEMS || characters >= BATCH_CHARACTERS) {
      await stageBatch(client, batch);
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) await stageBatch(client, batch);
  return { hash: hash.hex(), itemCount };
}

async function stageBatch(client: PoolClient, rows: readonly string[]): Promise<void> {
  await client.query(
    `insert into staged_item
     select position, key, prompt, gold, problem, attributes
       from jsonb_to_recordset($1::jsonb)
         as item (position int, key text, prompt text, gold text, problem jsonb, attributes jsonb)`,
    [`[${rows.join(',')}]`],
  );
}

async function ensureBenchmark(
  client: PoolClient,
  { workspaceId, benchmark: { name, title, description } }: NewBenchmarkVersion,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into benchmark (workspace_id, name, title, description) values ($1, $2, $3, $4)
     on conflict (workspace_id, name) do update set name = excluded.name
     returning id`,
    [workspaceId, name, title, description],
  );
  return onlyId(rows);
}

async function findVersion(
  client: PoolClient,
  benchmarkId: number,
  hash: string,
): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    'select id from benchmark_version where benchmark_id = $1 and hash = $2',
    [benchmarkId, hash],
  );
  return rows[0]?.id ?? null;
}

async function ensureTemplate(client: PoolClient, text: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into prompt_template (hash, text) values ($1, $2)
     on conflict (hash) do update set text = excluded.text
     returning id`,
    [sha256Hex(text), text],
  );
  return onlyId(rows);
}

async function insertVersion(
  client: PoolClient,
  { grader, defaultRepeats, source }: NewBenchmarkVersion,
  head: { benchmarkId: number; templateId: number; hash: string; itemCount: number },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into benchmark_version
       (benchmark_id, hash, source, grader_kind, grader_params, grader_name, grader_version,
        prompt_template_id, item_count, default_repeats)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     returning id`,
    [
      head.benchmarkId,
      head.hash,
      JSON.stringify(source()),
      grader.kind,
      JSON.stringify(grader.params),
      grader.name,
      grader.version,
      head.templateId,
      head.itemCount,
      defaultRepeats,
    ],
  );
  return onlyId(rows);
}

async function insertStagedItems(client: PoolClient, versionId: number): Promise<void> {
  await client.query(
    `insert into item (version_id, position, draw, key, prompt, gold, problem, attributes, is_shared)
     select $1, position, row_number() over (order by md5(key), key) - 1, key, prompt, gold, problem, attributes,
            (problem -> 'share') is distinct from 'false'::jsonb
       from staged_item
      order by position`,
    [versionId],
  );
}

function onlyId(rows: readonly { id: number }[]): number {
  const [row] = rows;
  if (!row) throw new Error('an insert that returns its row returned none');
  return row.id;
}
