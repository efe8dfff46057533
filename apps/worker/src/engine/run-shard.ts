import { setMaxListeners } from 'node:events';

import { chatRequestWriter } from '@assay/contracts/chat-request';
import { requestedModel } from '@assay/contracts/checkpoint-serving';
import type { JobContext } from '@assay/db/queue/job-handler';
import { markShardFinished } from '@assay/db/work/finish-shard';
import { loadShard, type MissingSample, type ShardWork } from '@assay/db/work/load-shard';
import { noteGrader } from '@assay/db/work/regrade';
import { failRun } from '@assay/db/work/run-state';
import { noteRunWeights } from '@assay/db/work/run-weights';
import { onceForEach } from '@assay/eval-core/once-for-each';
import { UnknownKindError } from '@assay/grading/grade';
import { gradedItemOf } from '@assay/grading/graded-item';

import type { AskingShard } from './appetite.ts';
import type { OpenBackend } from './backends.ts';
import { describeRun } from './describe-run.ts';
import type { Engine, ShardCount } from './engine.ts';
import { makeSample, type NamedWork, type SampleContext } from './make-sample.ts';
import { createPromptWatch } from './prompt-watch.ts';
import type { Slot } from './replica-slots.ts';
import type { SweepTurn, Turn } from './replicas/waiting-list.ts';
import { RunBrokenError } from './run-broken.ts';
import { createRunNotice, type RunNotice } from './run-notice.ts';
import type { SharedRefusals } from './run-refusals.ts';
import { storePatiently } from './store-patiently.ts';
import { takeSlots } from './take-slot.ts';
import type { RunWeights } from './weights/run-weights.ts';

/** Without history all replies count the same. */
const UNKNOWN_LENGTH_TOKENS = 1_000;

const NEVER = new AbortController().signal;

/** Why a shard stopped early without fault: its run was paused or has ended. */
class RunStoppedError extends Error {
  override readonly name = 'RunStoppedError';
}

/** Why a shard begins nothing new as it was read: the settings of its backend were changed. */
class OutdatedError extends Error {
  override readonly name = 'OutdatedError';
}

/**
 * Gets every missing sample of one shard, and ends the run when this was its last. Done as well when the run
 * was paused or cancelled, or is broken: whoever lets it go on queues its shards again. From `drain` on it sends
 * nothing new, and waits for what is in flight. The same when the settings of its backend were changed; then it goes on
 * under the new ones.
 *
 * @throws the reason of `signal` or `drain` when that fired before the end; what else stopped it, to be tried again
 */
export async function runShard(
  engine: Engine,
  { shardId, signal, drain = NEVER }: { shardId: number; signal: AbortSignal; drain?: AbortSignal },
): Promise<void> {
  // A run that was resumed while its requests were still being aborted has no other job than this one.
  for (let work = await read(engine, shardId); work;) {
    const isOver = await workOn(engine, work, { signal, drain });
    if (isOver) return;
    work = await read(engine, shardId);
  }
  engine.lostShards.suspect();
}

async function read({ pool, appetite }: Engine, shardId: number): Promise<ShardWork | null> {
  const hasRead = appetite.reading();
  return loadShard(pool, shardId).finally(hasRead);
}

/** False when the run was stopped, or retried, or has to be asked under other settings. */
async function workOn(engine: Engine, work: ShardWork, signals: JobContext): Promise<boolean> {
  engine.progress.announce(work.sweepId);
  try {
    if (work.refusal !== null) throw new RunBrokenError(work.refusal);
    const graderNumber = await nameGrader(engine, work);
    await engine.backends.using(work.backend, (backend) =>
      getMissing({ engine, work: { ...work, graderNumber }, backend, signals }),
    );
    await markShardFinished(engine.pool, work);
    return true;
  } catch (error) {
    if (error instanceof RunStoppedError || error instanceof OutdatedError) return false;
    if (!(error instanceof RunBrokenError)) throw error;
    engine.log.error({ err: error, runId: work.runId }, 'a run is broken');
    // One that was retried meanwhile goes on, under the settings that hold now.
    return await failRun(engine.pool, work, error.message);
  } finally {
    engine.progress.announce(work.sweepId);
  }
}

/** Before anything is generated that nobody could grade. */
async function nameGrader({ pool, grading }: Engine, work: ShardWork): Promise<number> {
  try {
    return await noteGrader(pool, work.gradingId, grading.graderOf(work.grader.kind));
  } catch (error) {
    if (!(error instanceof UnknownKindError)) throw error;
    throw new RunBrokenError(error.message, { cause: error });
  }
}

async function getMissing({
  engine,
  work,
  backend,
  signals,
}: Pick<ShardTasks, 'engine' | 'work' | 'backend' | 'signals'>): Promise<void> {
  const { pool, log, counts } = engine;
  const { runId, tries, shardId, planned, hasReplies, backendSettings } = work;
  const stop = new AbortController();
  const outdated = new AbortController();
  const sweep: SweepTurn = { id: work.sweepId, priority: work.priority };
  const notice = createRunNotice({
    pool,
    runId,
    log,
    onChange: () => {
      engine.progress.announce(work.sweepId);
    },
  });
  // Before anything that has to be taken back.
  const joining = {
    engine,
    work,
    backend,
    sweep,
    notice,
    stop,
    outdated: outdated.signal,
    signals,
  };
  const weights = joinWeights(joining);
  const count: ShardCount = { runId, planned, done: planned - work.missing.length };
  counts.shards.set(shardId, count);
  const asked = engine.appetite.asking(backend.id, backend.slots);
  const unwatch = engine.runs.watch({
    runId,
    tries,
    backendSettings,
    sweep,
    onStopped: () => {
      stop.abort(new RunStoppedError('The run was stopped.'));
    },
    onOutdated: () => {
      outdated.abort(new OutdatedError('The settings of the backend were changed.'));
    },
  });
  const { servedName } = work.checkpoint;
  const { secret } = backend;
  const { replicaUrls } = work.backend;
  const described = describeRun(engine, { id: runId, servedName, replicaUrls, secret });
  const refusals = engine.refusals.join({
    runId,
    tries,
    hasReplies,
    onBroken: (error) => {
      stop.abort(error);
    },
  });
  try {
    const asking = { engine, work, backend, sweep, count, notice, weights, asked };
    await runTasks({ ...asking, refusals, stop, outdated: outdated.signal, signals });
    await described;
  } finally {
    weights.leave();
    refusals.leave();
    unwatch();
    asked.leave();
    counts.shards.delete(shardId);
    await notice.settled();
  }
}

function joinWeights({
  engine,
  work,
  backend,
  sweep,
  notice,
  stop,
  outdated,
  signals,
}: Omit<ShardTasks, 'count' | 'weights' | 'asked' | 'refusals'>): RunWeights {
  const { runId, checkpoint } = work;
  // The request of which it is asked has not been sent.
  const mayBegin = AbortSignal.any([signals.signal, signals.drain, stop.signal, outdated]);
  return backend.weights.join({
    ...checkpoint,
    sweep,
    note: (url, weightsId) =>
      storePatiently(
        engine,
        () => noteRunWeights(engine.pool, { runId, url, weightsId }),
        mayBegin,
      ),
    onWaiting: (sentence) => {
      notice.waiting(sentence);
    },
    onBroken: (error) => {
      stop.abort(error);
    },
  });
}

interface ShardTasks {
  engine: Engine;
  work: NamedWork;
  backend: OpenBackend;
  sweep: SweepTurn;
  count: ShardCount;
  notice: RunNotice;
  weights: RunWeights;
  asked: AskingShard;
  refusals: SharedRefusals;
  /** Fired by the first task that fails, and when the run ends. */
  stop: AbortController;
  /** Fired when what was read of the backend does not hold any more. */
  outdated: AbortSignal;
  /** Fired by the queue. */
  signals: JobContext;
}

/** All samples have ended when this settles, and what was generated is stored. */
async function runTasks(shard: ShardTasks): Promise<void> {
  const { work, sweep, stop, outdated } = shard;
  const { drain } = shard.signals;
  const context = sampleContext(shard);
  const { path } = shard.weights;
  const needed = path === null ? {} : { weights: path };
  const samples: Promise<void>[] = [];
  const failures: unknown[] = [];

  function turnOf({ itemId, place }: MissingSample): Turn {
    const expectedTokens = work.items.get(itemId)?.expectedTokens ?? UNKNOWN_LENGTH_TOKENS;
    return {
      sweep,
      runId: work.runId,
      place,
      expectedTokens: Math.round(expectedTokens),
      ...needed,
    };
  }

  function begin(sample: MissingSample, slot: Slot, turn: Turn): void {
    const giveUp = (error: unknown) => {
      // It still has it where its request could not be written.
      slot.release({ kind: 'other' });
      stopAll(error);
    };
    samples.push(make(sample, slot, turn).then(count, giveUp));
  }

  async function make({ itemId, repeat }: MissingSample, slot: Slot, turn: Turn): Promise<void> {
    const item = work.items.get(itemId);
    if (!item) throw new Error(`Item ${itemId} of shard ${work.shardId} is gone: restore it.`);
    return makeSample(shard.engine, work, { item, repeat, turn, slot }, context);
  }

  function count(): void {
    shard.count.done += 1;
    shard.engine.progress.announce(work.sweepId);
  }

  function stopAll(error: unknown): void {
    failures.push(error);
    // One that only began nothing new leaves the others what they have in flight.
    if (isReasonOf(drain, error) || isReasonOf(outdated, error)) return;
    // What is refused under the old settings says nothing of the new ones.
    if (error instanceof RunBrokenError && outdated.aborted) return;
    if (error instanceof RunBrokenError) shard.refusals.broken(error);
    stop.abort(error);
  }

  // What has not begun is a row of a list: a promise for each would outlive collections of the heap.
  await takeSlots(work.missing, { turnOf, begin }, context).catch(stopAll);
  await Promise.all(samples);
  // The first that failed stopped the others: its reason is the one that counts.
  if (failures.length > 0) context.mayBegin.throwIfAborted();
}

function isReasonOf({ aborted, reason }: AbortSignal, error: unknown): boolean {
  return aborted && error === reason;
}

/** The same for all samples of a shard. */
function sampleContext(shard: ShardTasks): SampleContext {
  const { work, stop, outdated, signals, engine } = shard;
  const signal = AbortSignal.any([signals.signal, stop.signal]);
  const mayBegin = AbortSignal.any([signal, signals.drain, outdated]);
  // Every request in flight listens to them, and takes its listener away when it ends.
  setMaxListeners(0, signal, mayBegin);
  const { sampling, checkpoint } = work;
  const { dialect, replies } = work.backend;
  const servedName = requestedModel(checkpoint, dialect);
  const { systemMessage } = checkpoint;
  return {
    backend: shard.backend,
    servedName,
    write: chatRequestWriter({ model: servedName, systemMessage, sampling, dialect, replies }),
    weights: shard.weights,
    refusals: shard.refusals.watch,
    prompts: createPromptWatch(),
    gradedItem: onceForEach((item) =>
      gradedItemOf({ kind: work.grader.kind, graderParams: work.grader.params, ...item }),
    ),
    notice: shard.notice,
    async pause(durationMs, pausing) {
      const hasRested = shard.asked.resting();
      await engine.pause(durationMs, pausing).finally(hasRested);
    },
    backlog: engine.backlog,
    signal,
    mayBegin,
  };
}
