import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { openQueueBench, until, type QueueBench } from '../testing/queue-bench.ts';

let bench: QueueBench;

beforeAll(async () => {
  bench = await openQueueBench();
});

afterEach(() => bench.clear());

afterAll(() => bench.close());

describe('the heartbeat', () => {
  it('succeeds a killed process of the same id and frees its jobs at once', async () => {
    await bench.leaveDeadWorker(1, 0);
    await bench.register(['pool-new'], 'dead-1');
    expect(await bench.findJobs()).toEqual([{ lockedBy: null, attempts: 0 }]);
  });

  it('registers again and says so when it was taken for dead', async () => {
    const { id, losses } = await bench.register(['pool-1']);
    await bench.pool.query('update worker set stopped_at = now() where id = $1', [id]);
    await until(() => losses.length > 0);
    expect(losses).toEqual(['reaped']);
    const { rows } = await bench.pool.query('select stopped_at from worker where id = $1', [id]);
    expect(rows).toEqual([{ stopped_at: null }]);
  });

  it('says that it was replaced when another process has its id', async () => {
    const first = await bench.register(['pool-1'], 'same');
    await bench.register(['pool-2'], 'same');
    await until(() => first.losses.length > 0);
    expect(first.losses[0]).toBe('replaced');
  });

  it('marks the worker as stopped', async () => {
    const { id, stop } = await bench.register(['pool-1']);
    await stop();
    const { rows } = await bench.pool.query(
      'select stopped_at is not null as stopped from worker where id = $1',
      [id],
    );
    expect(rows).toEqual([{ stopped: true }]);
  });
});
