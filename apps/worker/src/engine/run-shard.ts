import { setMaxListeners } from 'node:events';

import { markShardFinished } from '@assay/db/work/finish-shard';
import { loadShard, type ShardWork } from '@assay/db/work/load-shard';
import { setGradingGrader } from '@assay/db/work/regrade';
import { failRun } from '@assay/db/work/run-state';
import { UnknownKindError } from '@assay/grading/grade';

import type { OpenBackend } from './backends.ts';
import type { Engine, ShardCount } from './engine.ts';
import { makeSample } from './make-sample.ts';
import { createRefusalWatch, RunBrokenError } from './run-broken.ts';
import { createRunNotice } from './run-notice.ts';
import { watchRun } from './run-watch.ts';

/** While one half of the work waits for the commit or a pause, the other keeps the slots full. */
const TASKS_PER_SLOT = 2;

/** Why a shard stopped early without fault: its run has ended. */
class RunEndedError extends Error {
  override readonly name = 'RunEndedError';
}

/**
 * Gets every missing sample of one shard, and ends the run when this was its last. Done as well when the run
 * was cancelled or is broken.
 *
 * @throws the signal's reason when that fired before the end; what else stopped it, to be tried again
 */
export async function runShard(
  engine: Engine,
  { shardId, signal }: { shardId: number; signal: AbortSignal },
): Promise<void> {
  const work = await loadShard(engine.pool, shardId);
  if (!work) return;
  engine.progress.announce(work.sweepId);
  try {
    await nameGrader(engine, work);
    await getMissing(engine, work, signal);
    await markShardFinished(engine.pool, shardId);
  } catch (error) {
    if (error instanceof RunBrokenError) {
      engine.log.error({ err: error, runId: work.runId }, 'a run is broken');
      await failRun(engine.pool, work.runId, error.message);
    } else if (!(error instanceof RunEndedError)) {
      throw error;
    }
  } finally {
    engine.progress.announce(work.sweepId);
  }
}

/** Before anything is generated that nobody could grade. */
async function nameGrader({ pool, grading }: Engine, work: ShardWork): Promise<void> {
  try {
    await setGradingGrader(pool, work.gradingId, grading.graderOf(work.grader.kind));
  } catch (error) {
    if (!(error instanceof UnknownKindError)) throw error;
    throw new RunBrokenError(error.message, { cause: error });
  }
}

async function getMissing(engine: Engine, work: ShardWork, signal: AbortSignal): Promise<void> {
  const { pool, log, counts } = engine;
  const { runId, shardId, planned } = work;
  const backend = engine.backends.open(work.backend);
  const count: ShardCount = { runId, planned, done: planned - work.missing.length };
  counts.shards.set(shardId, count);
  const stop = new AbortController();
  const unwatch = watchRun({
    pool,
    runId,
    log,
    onEnded: () => {
      stop.abort(new RunEndedError('The run has ended.'));
    },
  });
  const notice = createRunNotice({
    pool,
    runId,
    log,
    onChange: () => {
      engine.progress.announce(work.sweepId);
    },
  });
  try {
    await runTasks({ engine, work, backend, count, notice, stop, signal });
  } finally {
    unwatch();
    counts.shards.delete(shardId);
    await notice.settled();
  }
}

interface ShardTasks {
  engine: Engine;
  work: ShardWork;
  backend: OpenBackend;
  count: ShardCount;
  notice: ReturnType<typeof createRunNotice>;
  /** Fired by the first task that fails, and when the run ends. */
  stop: AbortController;
  /** Fired by the queue. */
  signal: AbortSignal;
}

/** Several tasks pull from one list; all have ended when this settles, and what was generated is stored. */
async function runTasks(shard: ShardTasks): Promise<void> {
  const { work, backend, stop } = shard;
  const signal = AbortSignal.any([shard.signal, stop.signal]);
  // Every request in flight listens to it, and takes its listener away when it ends.
  setMaxListeners(0, signal);
  const context = {
    backend,
    servedName: work.checkpoint.servedName,
    refusals: createRefusalWatch(),
    notice: shard.notice,
    pause: shard.engine.pause,
    signal,
  };
  const pending = work.missing.values();

  async function pull(): Promise<void> {
    for (const { itemId, repeat } of pending) {
      signal.throwIfAborted();
      const item = work.items.get(itemId);
      if (!item) throw new Error(`Item ${itemId} of shard ${work.shardId} is gone: restore it.`);
      await makeSample(shard.engine, work, { item, repeat }, context);
      shard.count.done += 1;
      shard.engine.progress.announce(work.sweepId);
    }
  }

  const width = Math.min(work.missing.length, backend.slots.total * TASKS_PER_SLOT);
  const settled = await Promise.allSettled(
    Array.from({ length: width }, () =>
      pull().catch((error: unknown) => {
        stop.abort(error);
        throw error;
      }),
    ),
  );
  // The first that failed stopped the others: its reason is the one that counts.
  if (settled.some(({ status }) => status === 'rejected')) signal.throwIfAborted();
}
