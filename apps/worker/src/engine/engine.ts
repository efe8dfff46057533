import { setTimeout as sleep } from 'node:timers/promises';

import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { isPassingDatabaseError } from '@assay/db/record/database-error';
import { createProgressNotifier, type ProgressNotifier } from '@assay/db/record/notify-progress';
import { recordSamples } from '@assay/db/record/record-samples';
import type { SampleRecord } from '@assay/db/record/sample-record';
import type { Grading } from '@assay/grading/grade';

import { createInFlight, type InFlight } from '../observe/in-flight.ts';
import { createLongTexts, type LongTexts } from '../observe/long-texts.ts';
import { noMeters, type Meters } from '../observe/meters.ts';
import { createAppetite, type Appetite } from './appetite.ts';
import type { Backends } from './backends.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { createLostShards, type LostShards } from './lost-shards.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createRunRefusals, type RunRefusals } from './run-refusals.ts';
import { createRunWatch, type RunWatch } from './run-watch.ts';
import { createTurnstile, type Turnstile } from './turnstile.ts';

/** What all shards of this process share. */
export interface Engine {
  pool: DatabasePool;
  log: LogSink;
  backends: Backends;
  grading: Grading;
  recorder: Recorder<SampleRecord>;
  backlog: Backlog;
  progress: ProgressNotifier;
  runs: RunWatch;
  refusals: RunRefusals;
  lostShards: LostShards;
  appetite: Appetite;
  /** What every reply passes on its way to its grader. */
  replied: Turnstile;
  counts: EngineCounts;
  /** What may be watched. */
  inFlight: InFlight;
  /** Keeps the text of replies that take long, for the case that they never end. */
  longTexts: LongTexts;
  meters: Meters;
  /** Waits; rejects with the signal's reason. */
  pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
}

/** What the worker says of itself. */
export interface EngineCounts {
  samplesRecorded: number;
  /** Shards under way, by id. */
  shards: Map<number, ShardCount>;
}

export interface ShardCount {
  runId: number;
  /** Samples and failures that are stored. */
  done: number;
  planned: number;
}

/** Replies of so long go to the grading threads together: a message costs about as much as a cheap verdict. */
const GRADED_TOGETHER_MS = 10;

export function createEngine(options: {
  pool: DatabasePool;
  log: LogSink;
  backends: Backends;
  grading: Grading;
  meters?: Meters;
}): Engine {
  const { pool, log, backends, grading, meters = noMeters } = options;
  const counts: EngineCounts = { samplesRecorded: 0, shards: new Map() };
  const backlog = createBacklog();
  const recorder = createRecorder<SampleRecord>({
    write: async (batch) => {
      const startedAt = performance.now();
      const fresh = await recordSamples(pool, batch);
      counts.samplesRecorded += fresh.length;
      meters.stored(fresh.length, performance.now() - startedAt);
    },
    isPassing: (error) => {
      const isPassing = isPassingDatabaseError(error);
      log.warn({ err: error, isPassing }, 'a batch of samples could not be stored');
      return isPassing;
    },
    sizeOf: ({ request, content, reasoning }) =>
      request.length + content.length + (reasoning?.length ?? 0),
    expectsMore: (waiting) => backlog.replies > waiting || backends.inFlight() > 0,
  });
  const inFlight = createInFlight();
  return {
    pool,
    log,
    grading,
    recorder,
    backlog,
    counts,
    meters,
    inFlight,
    longTexts: createLongTexts({ pool, log, inFlight }),
    pause,
    backends,
    runs: createRunWatch({ pool, log }),
    refusals: createRunRefusals(),
    lostShards: createLostShards({ pool, log }),
    appetite: createAppetite(() => backlog.isFull),
    replied: createTurnstile(GRADED_TOGETHER_MS),
    progress: createProgressNotifier({ executor: pool, log }),
  };
}

/** Waits; rejects with the signal's reason. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return sleep(durationMs, undefined, { signal }).catch(() => {
    signal.throwIfAborted();
  });
}
