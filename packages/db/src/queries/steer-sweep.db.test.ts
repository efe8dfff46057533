import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { growSweep } from '../testing/grow-sweep.ts';
import { findOnlyRun, insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { retryFailedRuns, type SweepKey } from './steer-sweep.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 2 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

interface EndedRun {
  key: SweepKey;
  runId: number;
}

/** A run that has ended, with all shards finished; by `order` it asked its items. */
async function insertEndedRun(
  size: { items: number; itemsPerShard: number; furtherRepeats?: number },
  order: 'from the last to the first' | 'as they stand' = 'from the last to the first',
): Promise<EndedRun> {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      {
        name: crypto.randomUUID(),
        graderKind: 'maze',
        items: Array.from({ length: size.items }, (_, place) => ({
          key: `k${place}`,
          prompt: 'p',
          gold: 'g',
          problem: {},
          attributes: {},
        })),
      },
    ],
    repeats: 2,
    itemsPerShard: size.itemsPerShard,
  });
  const { runId } = await findOnlyRun(pool, sweepId);
  const { rows } = await pool.query<SweepKey>(
    'select workspace_id as "workspaceId", id as "sweepId" from sweep where id = $1',
    [sweepId],
  );
  const [key] = rows;
  if (!key) throw new Error('the sweep is gone');
  if (order === 'from the last to the first') {
    await pool.query(
      `update run set item_order = array(select generate_series(item_count - 1, 0, -1)) where id = $1`,
      [runId],
    );
  }
  if (size.furtherRepeats !== undefined) {
    const { items, itemsPerShard } = size;
    await growSweep(pool, key, {
      itemCount: items,
      repeats: 2 + size.furtherRepeats,
      itemsPerShard,
    });
  }
  await pool.query('update run_shard set finished_at = now() where run_id = $1', [runId]);
  await pool.query(`update run set status = 'completed', finished_at = now() where id = $1`, [
    runId,
  ]);
  return { key, runId };
}

/** So many positions apart, from the first on, each fails in one repeat. */
async function failEach(runId: number, apart: number, repeat: number): Promise<void> {
  await pool.query(
    `insert into sample_failure (run_id, item_id, repeat, error_class, message, attempts)
     select run.id, item.id, $3, 'x', 'm', 8
       from run join item on item.version_id = run.benchmark_version_id
      where run.id = $1 and item.position % $2 = 0`,
    [runId, apart, repeat],
  );
}

/** `first repeat: first index` of each shard that is to be asked again. */
async function findReopened(runId: number): Promise<string[]> {
  const { rows } = await pool.query<{ shard: string }>(
    `select first_repeat || ': ' || from_index as shard
       from run_shard where run_id = $1 and finished_at is null
      order by first_repeat, from_index`,
    [runId],
  );
  return rows.map(({ shard }) => shard);
}

describe('retryFailedRuns', () => {
  it('reopens the shards that hold the failures, by the order in which the run asked, and no others', async () => {
    const { key, runId } = await insertEndedRun({ items: 9, itemsPerShard: 2, furtherRepeats: 3 });
    // Positions 0, 4 and 8 stand at the places 8, 4 and 0.
    await failEach(runId, 4, 1);
    await failEach(runId, 9, 4);
    expect(await retryFailedRuns(pool, key)).toBe(1);
    expect(await findReopened(runId)).toEqual(['0: 0', '0: 8', '0: 16', '2: 24']);
    const { rowCount } = await pool.query('select from sample_failure where run_id = $1', [runId]);
    expect(rowCount).toBe(0);
  });

  it('takes the order of the benchmark where a run has no other', async () => {
    const { key, runId } = await insertEndedRun({ items: 9, itemsPerShard: 2 }, 'as they stand');
    await failEach(runId, 6, 0);
    expect(await retryFailedRuns(pool, key)).toBe(1);
    expect(await findReopened(runId)).toEqual(['0: 0', '0: 12']);
  });

  it('looks at each failure and each shard once, not at every pair of them', async () => {
    const { key, runId } = await insertEndedRun({ items: 12_000, itemsPerShard: 12 });
    await failEach(runId, 12, 0);
    // A tenth of the limit is enough; a million looks into the order of the run exceed it.
    const impatient = createPool({
      connectionString: `${database.url}?options=-c%20statement_timeout%3D4000`,
      max: 1,
    });
    try {
      expect(await retryFailedRuns(impatient, key)).toBe(1);
    } finally {
      await impatient.end();
    }
    expect(await findReopened(runId)).toHaveLength(1_000);
  });
});
