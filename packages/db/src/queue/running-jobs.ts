import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { LogSink } from '../log-sink.ts';
import { isPassingDatabaseError } from '../record/database-error.ts';
import type { JobContext } from './job-handler.ts';

/** Before a job fails: the engine's own pauses, which grow to hours, take over. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
/** While the database is away, for as long as that takes: a job that failed would wait for hours after it is back. */
const AWAY_PAUSE_MS = 15_000;

export interface RunningJobs {
  /** Runs one job to its end; rejects when it was stopped. */
  run(jobId: string, work: (signals: JobContext) => Promise<void>): Promise<void>;
  /** Of those that run now. */
  jobIds(): string[];
  /** Stops all that run now, whose jobs belong to others already; what comes later runs. */
  drop(reason: Error): void;
  /**
   * Asks all that run now to begin nothing new, refuses what comes later, and waits until none runs any more or
   * `limit` fires. Their jobs are given back when the last one has ended.
   */
  drain(reason: Error, limit: AbortSignal): Promise<void>;
  /** Stops all that run now or come later, and gives their jobs back. */
  close(reason: Error): void;
}

/**
 * Keeps the jobs under way, so that all can be stopped and given back. After `drain` or `close`, the last one that
 * stops gives back all of them at once; only then does each fail, which the queue engine ignores: the job
 * is not its own any more, and no failure is counted.
 */
export function trackRunningJobs(options: {
  giveBack: () => Promise<void>;
  log: LogSink;
  /** Rejects when the signal fires. */
  pause?: (durationMs: number, signal: AbortSignal) => Promise<void>;
}): RunningJobs {
  const { log, pause = (ms, signal) => sleep(ms, undefined, { signal }) } = options;
  const active = new Map<AbortController, string>();
  const draining = new AbortController();
  let waiting: (() => void)[] = [];
  let closedBy: Error | null = null;

  async function returned(): Promise<void> {
    if (active.size > 0) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return;
    }
    const others = waiting;
    waiting = [];
    await options.giveBack().catch((error: unknown) => {
      log.warn({ err: error }, 'jobs could not be given back; a reaper will free them');
    });
    for (const resolve of others) resolve();
  }

  function abortAll(reason: Error): void {
    for (const job of active.keys()) job.abort(reason);
  }

  function refuse(reason: Error): void {
    closedBy = reason;
    draining.abort(reason);
  }

  return {
    async run(jobId, work) {
      const controller = new AbortController();
      if (closedBy) controller.abort(closedBy);
      active.set(controller, jobId);
      try {
        const signals = { signal: controller.signal, drain: draining.signal };
        await runWithPauses(work, signals, { log, pause });
      } finally {
        active.delete(controller);
        if (closedBy) await returned();
      }
    },
    jobIds: () => [...active.values()],
    drop: abortAll,
    async drain(reason, limit) {
      refuse(reason);
      if (active.size === 0 || limit.aborted) return;
      const over = once(limit, 'abort');
      await Promise.race([over, new Promise<void>((resolve) => waiting.push(resolve))]);
    },
    close(reason) {
      refuse(reason);
      abortAll(reason);
    },
  };
}

async function runWithPauses(
  work: (signals: JobContext) => Promise<void>,
  { signal, drain }: JobContext,
  { log, pause }: { log: LogSink; pause: (ms: number, signal: AbortSignal) => Promise<void> },
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      await work({ signal, drain });
      return;
    } catch (error) {
      const lastPauseMs = isPassingDatabaseError(error) ? AWAY_PAUSE_MS : undefined;
      const pauseMs = PAUSES_MS[attempt] ?? lastPauseMs;
      if (signal.aborted || drain.aborted || pauseMs === undefined) throw error;
      log.warn({ err: error, pauseMs }, 'a job failed and is tried again');
      await pause(pauseMs, AbortSignal.any([signal, drain]));
    }
  }
}
