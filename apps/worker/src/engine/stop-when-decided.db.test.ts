import { afterEach, describe, expect, it } from 'vitest';

import type { SweepStopping } from '@assay/contracts/sweep-stopping';
import { startQueueRunner } from '@assay/db/queue/runner';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';

import { createHandlers } from '../registry.ts';
import { openTestBench, until, type TestBench } from '../testing/test-bench.ts';

const ITEMS = 40;
/** Much longer than it takes, for a machine that is busy with other things. */
const END_LIMIT_MS = 50_000;
/** Half of the replies are right. */
const BASELINE = 'sim-baseline';
const SAME = 'sim-same';
/** All are. */
const STRONG = 'sim-strong';

let bench: TestBench;

afterEach(() => bench.close());

async function open(): Promise<void> {
  const brief = { thinkingMedianTokens: 0, thinkingSigma: 0 };
  bench = await openTestBench({
    speed: 100,
    models: [
      { id: BASELINE, skill: 0, ...brief },
      { id: SAME, skill: 0, ...brief },
      { id: STRONG, skill: 50, ...brief },
    ],
    fixture: Array.from({ length: ITEMS }, (_, place) => ({
      promptIncludes: promptOf(place),
      answer: String(7_000 + place),
      difficulty: 0,
    })),
    engine: { slots: 64 },
  });
}

function promptOf(place: number): string {
  return `Question ${place}?`;
}

function queue(
  servedNames: readonly string[],
  repeats: number,
  stopping: (checkpointIds: readonly number[]) => SweepStopping,
): Promise<number> {
  return insertTestSweep(bench.pool, {
    backendUrl: bench.simulator.urls,
    servedNames,
    benchmarks: [
      {
        name: 'numbers',
        graderKind: 'number',
        items: Array.from({ length: ITEMS }, (_, place) => ({
          key: `item-${place}`,
          prompt: promptOf(place),
          gold: String(7_000 + place),
          problem: null,
          attributes: {},
        })),
      },
    ],
    repeats,
    stopping,
    itemsPerShard: 10,
    maxConcurrency: 32,
  });
}

interface Stopped {
  name: string;
  repeats: number;
  samples: number;
  looks: { repeats: number; verdict: string; low: number; high: number }[];
}

async function runsOf(sweepId: number): Promise<Stopped[]> {
  const { rows } = await bench.pool.query<Stopped>(
    `select checkpoint.name, run.repeats,
            (select count(*)::int from sample where run_id = run.id) as samples,
            array(select json_build_object('repeats', look.repeats, 'verdict', verdict, 'low', low, 'high', high)
                    from stopping_look look where run_id = run.id order by look.repeats) as looks
       from run join checkpoint on checkpoint.id = run.checkpoint_id
      where sweep_id = $1 order by run.id`,
    [sweepId],
  );
  return rows;
}

/** Its runs have ended, and no worker is still to look at it. */
async function hasEnded(sweepId: number): Promise<boolean> {
  const { rows } = await bench.pool.query<{ hasEnded: boolean }>(
    `select bool_and(status = 'completed')
            and not exists (select from graphile_worker.jobs where key like 'decide:%') as "hasEnded"
       from run where sweep_id = $1`,
    [sweepId],
  );
  return rows[0]?.hasEnded ?? false;
}

describe('a sweep that stops when decided', { timeout: 3 * END_LIMIT_MS }, () => {
  it('asks no more where a difference is clear, and all repeats where there is none, with two workers', async () => {
    await open();
    const second = await startQueueRunner({
      pool: bench.pool,
      log: silentLog,
      concurrency: 4,
      handlers: createHandlers(bench.engine),
      onWorkerIds: () => undefined,
    });
    const sweepId = await queue([BASELINE, SAME, STRONG], 4, ([baselineCheckpointId = 0]) => ({
      question: { kind: 'comparison', baselineCheckpointId, deltaFraction: null },
      roundRepeats: 2,
      level: 0.95,
    }));
    await until(() => hasEnded(sweepId), END_LIMIT_MS).finally(() => second.stop());
    const [baseline, same, strong] = await runsOf(sweepId);
    expect(baseline).toMatchObject({ repeats: 4, samples: 4 * ITEMS, looks: [] });
    expect(same).toMatchObject({ repeats: 4, samples: 4 * ITEMS });
    expect(same?.looks.map(({ repeats, verdict }) => `${repeats} ${verdict}`)).toEqual([
      '2 undecided',
      '4 undecided',
    ]);
    // 80 samples each: a half of one, all of the other.
    expect(strong).toMatchObject({ repeats: 2, samples: 2 * ITEMS });
    expect(strong?.looks).toMatchObject([{ repeats: 2, verdict: 'better' }]);
    expect(strong?.looks[0]?.low).toBeGreaterThan(0);
    expect(bench.simulator.state().totals.requests).toBe(10 * ITEMS);
  });

  it('stops at a width that was named, which certainty reaches sooner than chance', async () => {
    await open();
    const sweepId = await queue([BASELINE, STRONG], 4, () => ({
      question: { kind: 'precision', halfWidthFraction: 0.15 },
      roundRepeats: 1,
      level: 0.95,
    }));
    await until(() => hasEnded(sweepId), END_LIMIT_MS);
    const [chance, certain] = await runsOf(sweepId);
    for (const run of [chance, certain]) {
      expect(run?.looks.map(({ repeats }) => repeats)).toEqual(
        Array.from({ length: run?.repeats ?? 0 }, (_, look) => look + 1),
      );
      for (const { verdict, low, high } of run?.looks ?? []) {
        expect(verdict).toBe((high - low) / 2 <= 0.15 ? 'precise' : 'undecided');
      }
    }
    expect(certain?.looks.at(-1)?.verdict).toBe('precise');
    expect(certain?.repeats).toBeLessThan(chance?.repeats ?? 0);
  });
});
