import { Worker } from 'node:worker_threads';

import { watchProgress } from './progress-watch.ts';
import type { ThreadAnswer, ThreadData, ThreadMessage, ThreadRequest } from './protocol.ts';

/** A module that hangs while it loads must not hold the pool for ever. */
const START_LIMIT_MS = 30_000;
export type ThreadEnd =
  /** It never got ready. */
  | { cause: 'start'; error: Error }
  | {
      cause: 'time-limit' | 'memory-limit' | 'crash';
      /** Index of the request that it was answering; null: of none. */
      current: number | null;
      error: Error;
    };

export interface ThreadOptions {
  /** The module that serves the requests. */
  module: URL;
  /** For each request. */
  timeLimitMs: number;
  /** Of JavaScript objects; beyond it the thread dies. */
  memoryMiB: number;
}

export interface ThreadEvents {
  onReady: () => void;
  /** The next answers of the batch, in its order. */
  onAnswers: (answers: ThreadAnswer[]) => void;
  /** Called once, when nothing of the thread runs any more; not after `stop`. */
  onEnd: (end: ThreadEnd) => void;
}

export interface Thread {
  state: () => 'starting' | 'ready' | 'ended';
  /**
   * Asks for the answers of a batch, when the thread is ready and has answered the one before.
   * Throws when the batch is no plain data.
   */
  send: (batch: readonly ThreadRequest[]) => void;
  stop: () => Promise<void>;
}

/**
 * Starts a thread that answers requests, and watches it from outside: one that answers nothing for longer
 * than the time limit is terminated, whatever it is doing.
 */
export function startThread(options: ThreadOptions, events: ThreadEvents): Thread {
  const watch = watchProgress(options.timeLimitMs);
  const worker = openWorker(options, { module: options.module.href, progress: watch.cell });
  let state: ReturnType<Thread['state']> = 'starting';

  const looking = setInterval(look, watch.lookEveryMs);
  looking.unref();
  worker.on('message', receive);
  worker.on('error', (error: Error) => {
    end(isOutOfMemory(error) ? 'memory-limit' : 'crash', error);
  });
  worker.on('messageerror', (error) => {
    end('crash', error);
  });
  worker.on('exit', () => {
    end('crash', new Error('The thread left by itself.'));
  });

  function receive(message: ThreadMessage): void {
    if (state === 'ended') return;
    if (message !== 'ready') {
      events.onAnswers(message);
      return;
    }
    state = 'ready';
    watch.rest();
    events.onReady();
  }

  function look(): void {
    const limitMs = state === 'ready' ? options.timeLimitMs : START_LIMIT_MS;
    if (watch.look() > limitMs) end('time-limit', new Error(`It took longer than ${limitMs} ms.`));
  }

  function end(cause: Exclude<ThreadEnd['cause'], 'start'>, error: Error): void {
    if (state === 'ended') return;
    const threadEnd: ThreadEnd =
      state === 'ready' ? { cause, current: watch.current(), error } : { cause: 'start', error };
    const tell = () => {
      events.onEnd(threadEnd);
    };
    state = 'ended';
    clearInterval(looking);
    worker.terminate().then(tell, tell);
  }

  return {
    state: () => state,
    send(batch) {
      watch.begin(batch.length);
      try {
        worker.postMessage(batch);
      } catch (error) {
        watch.rest();
        throw error;
      }
    },
    async stop() {
      state = 'ended';
      clearInterval(looking);
      await worker.terminate();
    },
  };
}

function openWorker({ memoryMiB }: ThreadOptions, data: ThreadData): Worker {
  const worker = new Worker(new URL('./start-thread.mjs', import.meta.url), {
    workerData: data,
    execArgv: [],
    // Standard output of the process may be data: nothing that a grader prints gets there.
    stdout: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
  });
  worker.stdout.resume();
  return worker;
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
