import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { startDatabaseProxy } from '../testing/database-proxy.ts';
import { openQueueBench, until, type Handler, type QueueBench } from '../testing/queue-bench.ts';
import { enqueueJob } from './enqueue.ts';

let bench: QueueBench;

beforeAll(async () => {
  bench = await openQueueBench();
});

afterEach(() => bench.clear());

afterAll(() => bench.close());

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}

const untilAborted: Handler = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });

describe('the queue runner', () => {
  it('runs a job once and removes it', async () => {
    const seen: number[] = [];
    await bench.startRunner((shardId) => {
      seen.push(shardId);
      return Promise.resolve();
    });
    await bench.enqueue(7);
    await bench.enqueue(8);
    await until(async () => (await bench.findJobs()).length === 0);
    expect(seen.sort()).toEqual([7, 8]);
  });

  it('refuses a payload that is none', async () => {
    await expect(bench.enqueue(-1)).rejects.toThrow();
    expect(await bench.findJobs()).toEqual([]);
  });

  it('tries a job again that failed, without waiting for long', async () => {
    let tries = 0;
    await bench.startRunner(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('lost')) : Promise.resolve();
    });
    await bench.enqueue(1);
    await until(async () => tries === 2 && (await bench.findJobs()).length === 0);
  });

  it('lets a job end what it has begun, takes no other, and stops one that takes longer than its limit', async () => {
    const started: number[] = [];
    const drained: number[] = [];
    const letEnd = new AbortController();
    const limit = new AbortController();
    const { drain } = await bench.startRunner(async (shardId, { signal, drain: asked }) => {
      started.push(shardId);
      await aborted(asked);
      drained.push(shardId);
      await aborted(shardId === 1 ? letEnd.signal : signal);
      if (shardId !== 1) throw new Error('stopped');
    });
    await bench.enqueue(1);
    await bench.enqueue(2);
    await until(() => started.length === 2);
    await bench.enqueue(3);
    let isOver = false;
    const stopped = drain(limit.signal).then(() => {
      isOver = true;
    });
    bench.afterTest(() => stopped);
    await until(() => drained.length === 2);
    letEnd.abort();
    await sleep(100);
    expect(isOver).toBe(false);
    limit.abort();
    await stopped;
    expect(started.sort()).toEqual([1, 2]);
    const unlocked = { lockedBy: null, attempts: 0 };
    // The one that was done is gone; the one that was stopped, and the one that never began, wait.
    await until(async () => (await bench.findJobs()).length === 2);
    expect(await bench.findJobs()).toEqual([unlocked, unlocked]);
  });

  it('renews the lock of what is under way before the engine would give it back, and no other', async () => {
    let begun = 0;
    const hold: Handler = (shardId, context) => {
      begun += 1;
      return untilAborted(shardId, context);
    };
    await bench.startRunner(hold, { lockIntervalMs: 50 });
    await bench.enqueue(1);
    await bench.enqueue(2);
    await until(() => begun === 2);
    await bench.pool.query(
      `update graphile_worker._private_jobs
          set locked_at = now() - interval '4 hours 1 minute',
              locked_by = case key when 'shard:1' then locked_by else 'another' end`,
    );
    const findOld = async () => {
      const { rows } = await bench.pool.query<{ key: string }>(
        `select key from graphile_worker.jobs where locked_at < now() - interval '1 minute'`,
      );
      return rows.map(({ key }) => key);
    };
    await until(async () => (await findOld()).length === 1);
    expect(await findOld()).toEqual(['shard:2']);
  });

  it('frees a job that it took while its connection was lost, and never began', async () => {
    const proxy = await startDatabaseProxy(bench.databaseUrl);
    const own = createPool({ connectionString: proxy.url, max: 20 });
    bench.afterTest(() => proxy.close());
    bench.afterTest(() => own.end());
    const begun: number[] = [];
    const note: Handler = (shardId) => {
      begun.push(shardId);
      return Promise.resolve();
    };
    await bench.startRunner(note, { pool: own, concurrency: 1, lockIntervalMs: 500 });
    await bench.enqueue(1);
    await until(async () => begun.length === 1 && (await bench.findJobs()).length === 0);
    proxy.cutAtAnswer('shard:2');
    await bench.enqueue(2);
    await until(async () => (await bench.findJobs()).some(({ lockedBy }) => lockedBy !== null));
    expect(begun).toEqual([1]);
    await until(() => begun.length === 2);
  });

  it('passes over the jobs of which it has enough, also with all its hands full, and takes them later', async () => {
    let forbidden = ['busy'];
    const started: number[] = [];
    const appetite = {
      forbiddenFlags: () => forbidden,
      ...{ wantsMore: () => false, isReading: () => false },
    };
    for (const [shardId, flags] of [
      ['1', null],
      ['2', ['busy']],
      ['3', ['idle']],
    ] as const) {
      await bench.pool.query(
        `select graphile_worker.add_job('generate-shard', json_build_object('shardId', $1::int), flags := $2)`,
        [shardId, flags],
      );
    }
    await bench.startRunner(
      (shardId, context) => {
        started.push(shardId);
        return untilAborted(shardId, context);
      },
      { concurrency: 1, appetite },
    );
    await until(() => started.length === 2);
    await sleep(100);
    expect(started.sort()).toEqual([1, 3]);
    forbidden = [];
    await until(() => started.length === 3);
  });

  it('grades no more runs again at once than it has hands for, also where all look for one at the same moment', async () => {
    const started: number[] = [];
    const gradingIds = [1, 2, 3, 4, 5, 6];
    for (const gradingId of gradingIds) {
      await enqueueJob(bench.pool, { name: 'regrade-run', payload: { gradingId } });
    }
    const lock = await bench.pool.connect();
    await lock.query('begin; lock table graphile_worker._private_jobs in access exclusive mode');
    const appetite = { forbiddenFlags: () => [], wantsMore: () => true, isReading: () => false };
    await bench.startRunner(
      (id, context) => {
        started.push(id);
        return untilAborted(id, context);
      },
      { appetite },
    );
    // Both hands, and the engine that takes more than they hold, have asked and wait for the table.
    await sleep(100);
    await lock.query('commit');
    lock.release();
    await until(() => started.length >= 2);
    await bench.enqueue(7);
    await until(() => started.includes(7));
    await sleep(100);
    expect(started.filter((id) => gradingIds.includes(id))).toHaveLength(2);
  });

  it('gives its jobs back when it is stopped, free at once and without a counted failure', async () => {
    let started = 0;
    const { stop } = await bench.startRunner((shardId, context) => {
      started += 1;
      return untilAborted(shardId, context);
    });
    await bench.enqueue(1);
    await bench.enqueue(2);
    await until(() => started === 2);
    await stop();
    expect(await bench.findJobs()).toEqual([
      { lockedBy: null, attempts: 0 },
      { lockedBy: null, attempts: 0 },
    ]);
    const taken: number[] = [];
    await bench.startRunner((shardId) => {
      taken.push(shardId);
      return Promise.resolve();
    });
    await until(() => taken.length === 2, 2_000);
  });
});
