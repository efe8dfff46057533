import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { startDatabaseProxy } from '../testing/database-proxy.ts';
import { silentLog } from '../testing/silent-log.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { startHeartbeat, type LeaseLoss } from '../work/heartbeat.ts';
import { createReaping, type Reaped } from '../work/reap-dead-workers.ts';
import { enqueueJob } from './enqueue.ts';
import type { JobContext } from './job-handler.ts';
import { startQueueRunner, type QueueRunner, type QueueRunnerOptions } from './runner.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 20 });
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup().catch(() => undefined);
  cleanups = [];
  await pool.end();
  await database.drop();
});

type Handler = (shardId: number, context: JobContext) => Promise<void>;

async function startRunner(handler: Handler, given: Partial<QueueRunnerOptions> = {}) {
  let workerIds: string[] = [];
  const runner: QueueRunner = await startQueueRunner({
    pool,
    concurrency: 2,
    log: silentLog,
    ...given,
    handlers: {
      'decide-sweep': () => Promise.reject(new Error('nothing was to be decided')),
      'generate-shard': ({ shardId }, context) => handler(shardId, context),
      'regrade-run': ({ gradingId }, context) => handler(gradingId, context),
    },
    onWorkerIds: (ids) => {
      workerIds = ids;
    },
  });
  const stop = once(() => runner.stop());
  cleanups.push(stop);
  const drain = (limit: AbortSignal) => runner.stop(limit);
  return { runner, workerIds, stop, drain };
}

async function register(queueWorkerIds: string[], id: string = randomUUID()) {
  const losses: LeaseLoss[] = [];
  const heartbeat = await startHeartbeat({
    pool,
    log: silentLog,
    worker: { id, host: 'h', pid: 1, url: null, queueWorkerIds },
    onLost: (loss) => losses.push(loss),
  });
  const stop = once(() => heartbeat.stop());
  cleanups.push(stop);
  return { id, losses, stop };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

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

async function until(holds: () => boolean | Promise<boolean>, limitMs = 8_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come true in time');
    await sleep(20);
  }
}

async function findJobs() {
  const { rows } = await pool.query<{ lockedBy: string | null; attempts: number }>(
    'select locked_by as "lockedBy", attempts from graphile_worker.jobs order by id',
  );
  return rows;
}

const enqueue = (shardId: number) =>
  enqueueJob(pool, { name: 'generate-shard', payload: { shardId } }, { key: `shard:${shardId}` });

describe('the queue runner', () => {
  it('runs a job once and removes it', async () => {
    const seen: number[] = [];
    await startRunner((shardId) => {
      seen.push(shardId);
      return Promise.resolve();
    });
    await enqueue(7);
    await enqueue(8);
    await until(async () => (await findJobs()).length === 0);
    expect(seen.sort()).toEqual([7, 8]);
  });

  it('refuses a payload that is none', async () => {
    await expect(enqueue(-1)).rejects.toThrow();
    expect(await findJobs()).toEqual([]);
  });

  it('tries a job again that failed, without waiting for long', async () => {
    let tries = 0;
    await startRunner(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('lost')) : Promise.resolve();
    });
    await enqueue(1);
    await until(async () => tries === 2 && (await findJobs()).length === 0);
  });

  it('lets a job end what it has begun, takes no other, and stops one that takes longer than its limit', async () => {
    const started: number[] = [];
    const drained: number[] = [];
    const letEnd = new AbortController();
    const limit = new AbortController();
    const { drain } = await startRunner(async (shardId, { signal, drain: asked }) => {
      started.push(shardId);
      await aborted(asked);
      drained.push(shardId);
      await aborted(shardId === 1 ? letEnd.signal : signal);
      if (shardId !== 1) throw new Error('stopped');
    });
    await enqueue(1);
    await enqueue(2);
    await until(() => started.length === 2);
    await enqueue(3);
    let isOver = false;
    const stopped = drain(limit.signal).then(() => {
      isOver = true;
    });
    cleanups.push(() => stopped);
    await until(() => drained.length === 2);
    letEnd.abort();
    await sleep(100);
    expect(isOver).toBe(false);
    limit.abort();
    await stopped;
    expect(started.sort()).toEqual([1, 2]);
    const unlocked = { lockedBy: null, attempts: 0 };
    // The one that was done is gone; the one that was stopped, and the one that never began, wait.
    await until(async () => (await findJobs()).length === 2);
    expect(await findJobs()).toEqual([unlocked, unlocked]);
  });

  it('renews the lock of what is under way before the engine would give it back, and no other', async () => {
    let begun = 0;
    const hold: Handler = (shardId, context) => {
      begun += 1;
      return untilAborted(shardId, context);
    };
    await startRunner(hold, { lockIntervalMs: 50 });
    await enqueue(1);
    await enqueue(2);
    await until(() => begun === 2);
    await pool.query(
      `update graphile_worker._private_jobs
          set locked_at = now() - interval '4 hours 1 minute',
              locked_by = case key when 'shard:1' then locked_by else 'another' end`,
    );
    const findOld = async () => {
      const { rows } = await pool.query<{ key: string }>(
        `select key from graphile_worker.jobs where locked_at < now() - interval '1 minute'`,
      );
      return rows.map(({ key }) => key);
    };
    await until(async () => (await findOld()).length === 1);
    expect(await findOld()).toEqual(['shard:2']);
  });

  it('frees a job that it took while its connection was lost, and never began', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const own = createPool({ connectionString: proxy.url, max: 20 });
    cleanups.push(
      () => proxy.close(),
      () => own.end(),
    );
    const begun: number[] = [];
    const note: Handler = (shardId) => {
      begun.push(shardId);
      return Promise.resolve();
    };
    await startRunner(note, { pool: own, concurrency: 1, lockIntervalMs: 500 });
    await enqueue(1);
    await until(async () => begun.length === 1 && (await findJobs()).length === 0);
    proxy.cutAtAnswer('shard:2');
    await enqueue(2);
    await until(async () => (await findJobs()).some(({ lockedBy }) => lockedBy !== null));
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
      await pool.query(
        `select graphile_worker.add_job('generate-shard', json_build_object('shardId', $1::int), flags := $2)`,
        [shardId, flags],
      );
    }
    await startRunner(
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
      await enqueueJob(pool, { name: 'regrade-run', payload: { gradingId } });
    }
    const lock = await pool.connect();
    await lock.query('begin; lock table graphile_worker._private_jobs in access exclusive mode');
    const appetite = { forbiddenFlags: () => [], wantsMore: () => true, isReading: () => false };
    await startRunner(
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
    await enqueue(7);
    await until(() => started.includes(7));
    await sleep(100);
    expect(started.filter((id) => gradingIds.includes(id))).toHaveLength(2);
  });

  it('gives its jobs back when it is stopped, free at once and without a counted failure', async () => {
    let started = 0;
    const { stop } = await startRunner((shardId, context) => {
      started += 1;
      return untilAborted(shardId, context);
    });
    await enqueue(1);
    await enqueue(2);
    await until(() => started === 2);
    await stop();
    expect(await findJobs()).toEqual([
      { lockedBy: null, attempts: 0 },
      { lockedBy: null, attempts: 0 },
    ]);
    const taken: number[] = [];
    await startRunner((shardId) => {
      taken.push(shardId);
      return Promise.resolve();
    });
    await until(() => taken.length === 2, 2_000);
  });
});

/** What kill -9 leaves: a row that beats no more, and a locked job. */
async function leaveDeadWorker(shardId: number, beatSecondsAgo: number): Promise<void> {
  await enqueue(shardId);
  await pool.query(
    `insert into worker (id, host, pid, queue_worker_ids, heartbeat_at)
     values ($1, 'h', 2, array[$1], clock_timestamp() - make_interval(secs => $2))`,
    [`dead-${shardId}`, beatSecondsAgo],
  );
  await pool.query(
    `update graphile_worker._private_jobs
        set locked_by = $1, locked_at = clock_timestamp() - interval '1 hour', attempts = 999
      where key = $2`,
    [`dead-${shardId}`, `shard:${shardId}`],
  );
}

/** Looks every 2 s of a clock of its own. */
function startReaping(selfId: string, of: Pool = pool) {
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
  await pool.query('update worker set heartbeat_at = clock_timestamp() where id = any($1)', [ids]);
}

describe('the reaper', () => {
  it('frees the job of a dead worker, however often it was killed, and another takes it within seconds', async () => {
    await leaveDeadWorker(1, 9);
    const taken: number[] = [];
    await startRunner((shardId) => {
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
    await leaveDeadWorker(1, 5);
    const { lookTimes } = startReaping('self');
    for (let beats = 0; beats < 3; beats += 1) {
      await beat('dead-1');
      expect(await lookTimes(LOOKS - 1)).toEqual(nothing);
    }
    expect(await findJobs()).toEqual([{ lockedBy: 'dead-1', attempts: 999 }]);
  });

  it('takes nobody for dead after an outage in which nobody could give a heartbeat', async () => {
    for (const shardId of [1, 2]) await leaveDeadWorker(shardId, 0);
    const away = createPool({ connectionString: 'postgresql://a@127.0.0.1:1/a' });
    cleanups.push(() => away.end());
    let isAway = false;
    const { look, lookTimes } = startReaping('self', {
      query: (text: string, values: unknown[]) => (isAway ? away : pool).query(text, values),
      connect: () => pool.connect(),
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
    await leaveDeadWorker(1, 3_600);
    const { lookTimes } = startReaping('self');
    await lookTimes(LOOKS - 1);
    await beat('dead-1');
    expect(await lookTimes(LOOKS)).toEqual({ workerIds: ['dead-1'], freedJobs: 1 });
  });

  it('does not free the job of a queue worker that registers a little late', async () => {
    await leaveDeadWorker(1, 0);
    await pool.query('delete from worker');
    const { lookTimes } = startReaping('self');
    await lookTimes(LOOKS - 1);
    await register(['dead-1'], 'late');
    expect(await lookTimes(1)).toEqual(nothing);
  });

  it('never takes itself for dead', async () => {
    await leaveDeadWorker(1, 100);
    expect(await startReaping('dead-1').lookTimes(2 * LOOKS)).toEqual(nothing);
  });

  it('frees a job of a queue worker that nobody registered', async () => {
    await leaveDeadWorker(1, 0);
    await pool.query('delete from worker');
    expect(await startReaping('self').lookTimes(LOOKS)).toEqual({ workerIds: [], freedJobs: 1 });
  });

  it('frees each job once when several look at the same moment', async () => {
    await leaveDeadWorker(1, 20);
    const reapers = ['a', 'b', 'c', 'd'].map((self) => startReaping(self));
    await Promise.all(reapers.map(({ lookTimes }) => lookTimes(LOOKS - 1)));
    const reaped = await Promise.all(reapers.map(({ look }) => look()));
    expect(reaped.flatMap(({ workerIds }) => workerIds)).toEqual(['dead-1']);
  });
});

describe('the heartbeat', () => {
  it('succeeds a killed process of the same id and frees its jobs at once', async () => {
    await leaveDeadWorker(1, 0);
    await register(['pool-new'], 'dead-1');
    expect(await findJobs()).toEqual([{ lockedBy: null, attempts: 0 }]);
  });

  it('registers again and says so when it was taken for dead', async () => {
    const { id, losses } = await register(['pool-1']);
    await pool.query('update worker set stopped_at = now() where id = $1', [id]);
    await until(() => losses.length > 0);
    expect(losses).toEqual(['reaped']);
    const { rows } = await pool.query('select stopped_at from worker where id = $1', [id]);
    expect(rows).toEqual([{ stopped_at: null }]);
  });

  it('says that it was replaced when another process has its id', async () => {
    const first = await register(['pool-1'], 'same');
    await register(['pool-2'], 'same');
    await until(() => first.losses.length > 0);
    expect(first.losses[0]).toBe('replaced');
  });

  it('marks the worker as stopped', async () => {
    const { id, stop } = await register(['pool-1']);
    await stop();
    const { rows } = await pool.query(
      'select stopped_at is not null as stopped from worker where id = $1',
      [id],
    );
    expect(rows).toEqual([{ stopped: true }]);
  });
});
