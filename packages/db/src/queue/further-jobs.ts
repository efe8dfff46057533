import { EventEmitter } from 'node:events';

import type { WorkerEvents } from 'graphile-worker';

export interface FurtherJobs {
  /** For the engine's `forbiddenFlags`, which it waits for before it takes a job: forbids none. */
  admit: () => Promise<null>;
  events: WorkerEvents;
  /** Admits everything from now on: an engine that stops takes nothing. */
  close(): void;
}

const LOOK_INTERVAL_MS = 20;
/** An empty queue is not asked again at once. */
const EMPTY_PAUSE_MS = 500;

/**
 * Lets an engine take one job at a time, and only while it is wanted. What is taken is not to be had by other
 * workers, so that a fixed larger number would leave them without work.
 */
export function createFurtherJobs(isWanted: () => boolean): FurtherJobs {
  const parked: (() => void)[] = [];
  let isTaking = false;
  let isClosed = false;
  let notBeforeMs = 0;

  function look(): void {
    if (isTaking || performance.now() < notBeforeMs || parked.length === 0 || !isWanted()) return;
    isTaking = true;
    parked.shift()?.();
  }

  const events: WorkerEvents = new EventEmitter();
  events.on('job:start', () => {
    isTaking = false;
    look();
  });
  for (const failed of ['worker:getJob:empty', 'worker:getJob:error'] as const) {
    events.on(failed, () => {
      isTaking = false;
      notBeforeMs = performance.now() + EMPTY_PAUSE_MS;
    });
  }
  const looking = setInterval(look, LOOK_INTERVAL_MS);
  return {
    admit: () =>
      new Promise((resolve) => {
        if (isClosed) resolve(null);
        else
          parked.push(() => {
            resolve(null);
          });
      }),
    events,
    close() {
      isClosed = true;
      clearInterval(looking);
      for (const pass of parked.splice(0)) pass();
    },
  };
}
