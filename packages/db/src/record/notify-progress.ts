import type { z } from 'zod';

import {
  PROGRESS_CHANNEL,
  PROGRESS_INTERVAL_MS,
  type progressNoticeSchema,
} from '@assay/contracts/progress-channel';

import type { Executor } from '../executor.ts';
import type { LogSink } from '../log-sink.ts';

export interface ProgressNotifier {
  /** Says that a sweep has moved: at once, or together with others at the end of its interval. */
  announce(sweepId: number): void;
  /** Announces at once what still waits, and waits for it. */
  flush(): Promise<void>;
}

/**
 * Tells the listeners at most once per sweep and interval, however fast samples arrive. The last state is
 * always announced: what comes within an interval is told at its end.
 */
export function createProgressNotifier(options: {
  executor: Executor;
  log: LogSink;
  intervalMs?: number;
}): ProgressNotifier {
  const intervalMs = options.intervalMs ?? PROGRESS_INTERVAL_MS;
  /** Sweeps within their interval; true: something moved since. */
  const resting = new Map<number, { moved: boolean; timer: NodeJS.Timeout }>();
  const sending = new Set<Promise<void>>();

  function send(sweepId: number): void {
    const sent = notify(options.executor, sweepId)
      .catch((error: unknown) => {
        options.log.warn({ err: error, sweepId }, 'progress could not be announced');
      })
      .finally(() => sending.delete(sent));
    sending.add(sent);
    const timer = setTimeout(() => {
      const rest = resting.get(sweepId);
      resting.delete(sweepId);
      if (rest?.moved) send(sweepId);
    }, intervalMs);
    resting.set(sweepId, { moved: false, timer });
  }

  return {
    announce(sweepId) {
      const rest = resting.get(sweepId);
      if (rest) rest.moved = true;
      else send(sweepId);
    },
    async flush() {
      for (const [sweepId, rest] of [...resting]) {
        clearTimeout(rest.timer);
        resting.delete(sweepId);
        if (rest.moved) send(sweepId);
      }
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
      await Promise.all(sending);
    },
  };
}

async function notify(executor: Executor, sweepId: number): Promise<void> {
  const notice: z.infer<typeof progressNoticeSchema> = { sweepId };
  await executor.query('select pg_notify($1, $2)', [PROGRESS_CHANNEL, JSON.stringify(notice)]);
}
