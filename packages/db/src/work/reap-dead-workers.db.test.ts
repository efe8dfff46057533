import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { openQueueBench, until, type QueueBench } from '../testing/queue-bench.ts';
import { createReaping, type Reaped } from './reap-dead-workers.ts';

let bench: QueueBench;

beforeAll(async () => {
  bench = await openQueueBench();
});

afterEach(() => bench.clear());

afterAll(() => bench.close());

/** Looks every 2 s of a clock of its own. */
function startReaping(selfId: string, of: Pool = bench.pool) {
  let nowMs = 0;
  const reap = createReaping({
    pool: of,
    selfId,
    lapseMs: 8_000,
    lookIntervalMs: 2_000,
    now: () => nowMs,
  });
  const look = () => {
    nowMs += 2_000;
    return reap();
  };
  /** So many looks; what the last one reaped, and none before it. */
  const lookTimes = async (times: number): Promise<Reaped> => {
    for (let looks = 1; looks < times; looks += 1) expect(await look()).toEqual(nothing);
    return look();
  };
  return { look, lookTimes };
}

const nothing: Reaped = { workerIds: [], freedJobs: 0 };
/** The first sees a heartbeat, and four more see it 2, 4, 6, 8 s later. */
const LOOKS = 5;

async function beat(...ids: string[]): Promise<void> {
  await bench.pool.query('update worker set heartbeat_at = clock_timestamp() where id = any($1)', [
    ids,
  ]);
}

describe('the reaper', () => {
  it('frees the job of a dead worker, however often it was killed, and another takes it within seconds', async () => {
    await bench.leaveDeadWorker(1, 9);
    const taken: number[] = [];
    await bench.startRunner((shardId) => {
      taken.push(shardId);
      return Promise.resolve();
    });
    expect(await startReaping('self').lookTimes(LOOKS)).toEqual({
      workerIds: ['dead-1'],
      freedJobs: 1,
    });
    await until(() => taken.length === 1, 3_000);
  });

  it('leaves the job of a living worker alone', async () => {
    await bench.leaveDeadWorker(1, 5);
    const { lookTimes } = startReaping('self');
    for (let beats = 0; beats < 3; beats += 1) {
      await beat('dead-1');
      expect(await lookTimes(LOOKS - 1)).toEqual(nothing);
    }
    expect(await bench.findJobs()).toEqual([{ lockedBy: 'dead-1', attempts: 999 }]);
  });

  it('takes nobody for dead after an outage in which nobody could give a heartbeat', async () => {
    for (const shardId of [1, 2]) await bench.leaveDeadWorker(shardId, 0);
    const away = createPool({ connectionString: 'postgresql://a@127.0.0.1:1/a' });
    bench.afterTest(() => away.end());
    let isAway = false;
    const { look, lookTimes } = startReaping('self', {
      query: (text: string, values: unknown[]) => (isAway ? away : bench.pool).query(text, values),
      connect: () => bench.pool.connect(),
    } as unknown as Pool);
    await lookTimes(2);
    isAway = true;
    for (let looks = 0; looks < 5; looks += 1) await expect(look()).rejects.toThrow();
    isAway = false;
    expect(await lookTimes(2)).toEqual(nothing);
    await beat('dead-1');
    expect(await lookTimes(3)).toEqual({ workerIds: ['dead-2'], freedJobs: 1 });
  });

  it('takes nobody for dead because the clock of the database was set', async () => {
    await bench.leaveDeadWorker(1, 3_600);
    const { lookTimes } = startReaping('self');
    await lookTimes(LOOKS - 1);
    await beat('dead-1');
    expect(await lookTimes(LOOKS)).toEqual({ workerIds: ['dead-1'], freedJobs: 1 });
  });

  it('does not free the job of a queue worker that registers a little late', async () => {
    await bench.leaveDeadWorker(1, 0);
    await bench.pool.query('delete from worker');
    const { lookTimes } = startReaping('self');
    await lookTimes(LOOKS - 1);
    await bench.register(['dead-1'], 'late');
    expect(await lookTimes(1)).toEqual(nothing);
  });

  it('never takes itself for dead', async () => {
    await bench.leaveDeadWorker(1, 100);
    expect(await startReaping('dead-1').lookTimes(2 * LOOKS)).toEqual(nothing);
  });

  it('frees a job of a queue worker that nobody registered', async () => {
    await bench.leaveDeadWorker(1, 0);
    await bench.pool.query('delete from worker');
    expect(await startReaping('self').lookTimes(LOOKS)).toEqual({ workerIds: [], freedJobs: 1 });
  });

  it('frees each job once when several look at the same moment', async () => {
    await bench.leaveDeadWorker(1, 20);
    const reapers = ['a', 'b', 'c', 'd'].map((self) => startReaping(self));
    await Promise.all(reapers.map(({ lookTimes }) => lookTimes(LOOKS - 1)));
    const reaped = await Promise.all(reapers.map(({ look }) => look()));
    expect(reaped.flatMap(({ workerIds }) => workerIds)).toEqual(['dead-1']);
  });
});
