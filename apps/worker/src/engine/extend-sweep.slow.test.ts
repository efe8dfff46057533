import { afterEach, describe, expect, it } from 'vitest';

import type { SweepKey } from '@assay/db/queries/steer-sweep';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { growSweep } from '@assay/db/testing/grow-sweep';

import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';

let bench: TestBench;

afterEach(() => bench.close());

async function open(speed: number): Promise<TestBench> {
  bench = await openTestBench({
    speed,
    models: [{ id: SERVED, thinkingMedianTokens: 400, thinkingSigma: 0 }],
    engine: { slots: 64 },
  });
  return bench;
}

interface Measured {
  status: string;
  gradingId: number;
  samples: number;
  seeds: number;
  /** How many items have so many samples each. */
  perItem: { samples: number; items: number }[];
  /** Whether the items asked are those of the draw. */
  isDrawn: boolean;
}

async function measured({ sweepId }: SweepKey): Promise<Measured> {
  const { rows } = await bench.pool.query<Measured>(
    `with asked as (
       select item.draw, count(*)::int as samples
         from run
         join sample on sample.run_id = run.id
         join item on item.id = sample.item_id
        where run.sweep_id = $1
        group by item.draw
     )
     select run.status, run.current_grading_id as "gradingId",
            (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(distinct seed)::int from sample where run_id = run.id) as seeds,
            (select json_agg(json_build_object('samples', samples, 'items', items) order by samples)
               from (select samples, count(*) as items from asked group by samples) as class) as "perItem",
            (select max(draw) + 1 = count(*) from asked) as "isDrawn"
       from run where sweep_id = $1`,
    [sweepId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Sweep ${sweepId} has no run.`);
  return row;
}

const hasCompleted = async (sweep: SweepKey) => (await measured(sweep)).status === 'completed';

describe('a sweep that is extended', () => {
  it('asks further repeats and items after it has ended, each once and with seeds of their own', async () => {
    const { pool, simulator } = await open(50);
    const sweep = await bench.queueSweep({
      items: 10,
      itemLimit: 4,
      repeats: 2,
      maxConcurrency: 8,
    });
    await until(() => hasCompleted(sweep));
    expect(await measured(sweep)).toMatchObject({ samples: 8, isDrawn: true });
    for (const to of [
      { itemCount: 4, repeats: 3 },
      { itemCount: 7, repeats: 3 },
      { itemCount: 10, repeats: 5 },
    ]) {
      await growSweep(pool, sweep, { ...to, itemsPerShard: 2 });
      await until(() => hasCompleted(sweep));
      const cells = to.itemCount * to.repeats;
      expect(await measured(sweep)).toMatchObject({
        samples: cells,
        seeds: cells,
        perItem: [{ samples: to.repeats, items: to.itemCount }],
        isDrawn: true,
      });
    }
    expect(simulator.state().totals.requests).toBe(50);
    expect(await checkRollups(pool, (await measured(sweep)).gradingId)).toEqual([]);
  });

  it('goes on with what was added while it runs, and does not end before', async () => {
    const { pool, simulator } = await open(20);
    const sweep = await bench.queueSweep({
      items: 10,
      itemLimit: 5,
      repeats: 4,
      maxConcurrency: 4,
    });
    await until(async () => (await measured(sweep)).samples >= 4);
    await growSweep(pool, sweep, { itemCount: 10, repeats: 6, itemsPerShard: 2 });
    await until(() => hasCompleted(sweep));
    expect(await measured(sweep)).toMatchObject({
      samples: 60,
      seeds: 60,
      perItem: [{ samples: 6, items: 10 }],
    });
    expect(simulator.state().totals.requests).toBe(60);
  });
});
