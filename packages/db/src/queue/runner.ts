import { EventEmitter } from 'node:events';

import {
  Logger,
  run,
  runMigrations,
  type RunnerOptions,
  type Task,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';

import { jobs, type JobName, type JobPayload } from '@assay/contracts/jobs/registry';

import type { LogSink } from '../log-sink.ts';
import { createEnginePool } from './engine-pool.ts';
import { freeJobs } from './free-jobs.ts';
import { createFurtherJobs } from './further-jobs.ts';
import { trackHeldJobs } from './held-jobs.ts';
import { TAKES_WHAT_COMES, type JobAppetite } from './job-appetite.ts';
import type { JobHandlers } from './job-handler.ts';
import { createLockKeeper } from './keep-locks.ts';
import { trackLooks } from './looks.ts';
import { trackRunningJobs, type RunningJobs } from './running-jobs.ts';

export interface QueueRunnerOptions {
  pool: Pool;
  /** Jobs at once in this process, as long as there are so many that it wants. */
  concurrency: number;
  /** Which jobs it leaves on the queue, and when it takes more than that; default: none, and never. */
  appetite?: JobAppetite;
  handlers: JobHandlers;
  log: LogSink;
  /** Told under which ids the queue knows this process, before it takes its first job. */
  onWorkerIds: (ids: string[]) => void;
  /** How often the locks of what is under way are looked at; default: every minute. */
  lockIntervalMs?: number;
}

export interface QueueRunner {
  /**
   * Takes no more jobs, and gives back those under way: no failure is counted. They may end what they have begun
   * until `limit` fires; without one they are stopped at once.
   */
  stop(limit?: AbortSignal): Promise<void>;
  /** Stops what is under way because it was given to other workers; goes on taking jobs. */
  dropJobs(reason: Error): void;
  /** Resolves after `stop`; rejects when the engine gives up by itself. */
  finished: Promise<void>;
}

/** LISTEN tells of new jobs at once; freed ones are found by looking this often. */
const POLL_MS = 1_000;

const LOCK_INTERVAL_MS = 60_000;

/**
 * Beyond `concurrency`: 256 in flight for runs of three samples each take 170 shards, and each backend that is away keeps a
 * few.
 */
const MOST_FURTHER_JOBS = 256;
/** Jobs that tell nothing of themselves, beyond which others are not looked for: they may all be of one backend. */
const MOST_UNFLAGGED = 16;

/** Of which no more than `concurrency` are under way: nothing else bounds how many there are. They bear their name as a flag. */
const COUNTED_JOBS: readonly JobName[] = ['regrade-run'];

/** Takes jobs from the queue and runs their handlers. Signals of the process are the caller's to handle. */
export async function startQueueRunner(options: QueueRunnerOptions): Promise<QueueRunner> {
  const { pool, log } = options;
  let queueWorkerIds: string[] = [];
  const running = trackRunningJobs({
    log,
    giveBack: async () => {
      await freeJobs(pool, queueWorkerIds);
    },
  });
  const { concurrency, appetite = TAKES_WHAT_COMES } = options;
  const atHand = trackHeldJobs();
  const held = trackHeldJobs();
  const looks = trackLooks();

  /** Each look under way counts as a job of every name: both engines may look at the same moment. */
  function forbiddenFlags(): string[] {
    const full = COUNTED_JOBS.filter((name) => held.countOf(name) + looks.underWay >= concurrency);
    return [...appetite.forbiddenFlags(), ...full];
  }

  function beginLook(): string[] {
    const flags = forbiddenFlags();
    looks.begin();
    return flags;
  }

  /** Those that hold back for what they have enough of find others by themselves, as long as one of them is free. */
  function areOthersSought(): boolean {
    const areHandsFull = atHand.size >= concurrency;
    return areHandsFull && !appetite.isReading() && held.countOf(null) < MOST_UNFLAGGED;
  }

  const further = createFurtherJobs({
    isWanted: () => appetite.wantsMore() || areOthersSought(),
    forbiddenFlags,
    beginLook,
  });
  const events: WorkerEvents = new EventEmitter();
  atHand.watch(events);
  for (const engine of [events, further.events]) {
    held.watch(engine);
    looks.watch(engine);
  }
  const logger = engineLogger(log);
  await runMigrations({ pgPool: pool, logger });
  const enginePool = createEnginePool(pool, log);
  const shared: RunnerOptions = {
    pgPool: enginePool.pool,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger,
    parsedCronItems: [],
    taskList: engineTasks(options.handlers, running),
  };
  const onWorkerId = (id: string) => {
    queueWorkerIds = [...queueWorkerIds, id];
    options.onWorkerIds(queueWorkerIds);
  };
  const runners = [
    await run({
      ...shared,
      concurrency,
      forbiddenFlags: beginLook,
      events: tellWorkerId(events, onWorkerId),
    }),
    await run({
      ...shared,
      concurrency: MOST_FURTHER_JOBS,
      forbiddenFlags: further.admit,
      events: tellWorkerId(further.events, onWorkerId),
    }),
  ];
  const keepLocks = createLockKeeper(pool);
  const keeping = setInterval(() => {
    keepLocks({ queueWorkerIds, jobIds: running.jobIds() }).then(
      (freedJobs) => {
        if (freedJobs > 0)
          log.warn({ freedJobs }, 'jobs that were taken and never begun were freed');
      },
      (error: unknown) => {
        log.warn({ err: error }, 'the locks of the jobs under way were not renewed');
      },
    );
  }, options.lockIntervalMs ?? LOCK_INTERVAL_MS);
  return {
    async stop(limit = AbortSignal.abort()) {
      const reason = new Error('The worker is stopping.');
      const stopped = Promise.all(runners.map((runner) => runner.stop()));
      further.close();
      await running.drain(reason, limit);
      running.close(reason);
      clearInterval(keeping);
      enginePool.close();
      await stopped;
    },
    dropJobs: (reason) => {
      running.drop(reason);
    },
    finished: Promise.all(runners.map(({ promise }) => promise)).then(() => undefined),
  };
}

/** Every job is locked in the name of the engine's pool, not of its single workers. */
function tellWorkerId(events: WorkerEvents, onId: (id: string) => void): WorkerEvents {
  events.on('pool:create', ({ workerPool }) => {
    onId(workerPool.id);
  });
  return events;
}

function engineTasks(handlers: JobHandlers, running: RunningJobs): Record<string, Task> {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(names.map((name) => [name, engineTask(name, handlers, running)]));
}

function engineTask<Name extends JobName>(
  name: Name,
  handlers: JobHandlers,
  running: RunningJobs,
): Task {
  return async (raw, { job }) => {
    // A payload that passes the schema of its job is of that job's type, which the registry's union hides.
    const payload = jobs[name].payload.parse(raw) as JobPayload<Name>;
    await running.run(job.id, (signals) => handlers[name](payload, signals));
  };
}

function engineLogger(log: LogSink): Logger {
  return new Logger(() => (level, message, meta) => {
    const fields = meta?.error instanceof Error ? { err: meta.error } : {};
    const severity: string = level;
    if (severity === 'error') log.error(fields, message);
    else if (severity === 'warning') log.warn(fields, message);
    else log.debug(fields, message);
  });
}
