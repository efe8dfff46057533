import { setTimeout as sleep } from 'node:timers/promises';

import type { LogSink } from '../log-sink.ts';

/** A lost database comes back within these pauses, or the engine's own growing ones take over. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

export interface RunningJobs {
  /** Runs one job to its end; rejects when it was stopped. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Stops all that run now, whose jobs belong to others already; what comes later runs. */
  drop(reason: Error): void;
  /** Stops all that run now or come later, and gives their jobs back. */
  close(reason: Error): void;
}

/**
 * Keeps the jobs under way, so that all can be stopped and given back. After `close`, the last one that
 * stops gives back all of them at once; only then does each fail, which the queue engine ignores: the job
 * is not its own any more, and no failure is counted.
 */
export function trackRunningJobs(options: {
  giveBack: () => Promise<void>;
  log: LogSink;
}): RunningJobs {
  const active = new Set<AbortController>();
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
      options.log.warn({ err: error }, 'jobs could not be given back; a reaper will free them');
    });
    for (const resolve of others) resolve();
  }

  function abortAll(reason: Error): void {
    for (const job of active) job.abort(reason);
  }

  return {
    async run(work) {
      const controller = new AbortController();
      if (closedBy) controller.abort(closedBy);
      active.add(controller);
      try {
        await runWithPauses(work, controller.signal, options.log);
      } finally {
        active.delete(controller);
        if (closedBy) await returned();
      }
    },
    drop: abortAll,
    close(reason) {
      closedBy = reason;
      abortAll(reason);
    },
  };
}

async function runWithPauses(
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  log: LogSink,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      await work(signal);
      return;
    } catch (error) {
      const pauseMs = PAUSES_MS[attempt];
      if (signal.aborted || pauseMs === undefined) throw error;
      log.warn({ err: error, pauseMs }, 'a job failed and is tried again');
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
