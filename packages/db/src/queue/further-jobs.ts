import { EventEmitter } from 'node:events';

import type { WorkerEvents } from 'graphile-worker';

export interface FurtherJobs {
  /** For the engine's `forbiddenFlags`, which it waits for before it takes a job. */
  admit: () => Promise<string[]>;
  events: WorkerEvents;
  /** Admits everything from now on: an engine that stops takes nothing. */
  close(): void;
}

export interface FurtherJobsOptions {
  isWanted: () => boolean;
  /** The flags of jobs that are not. */
  forbiddenFlags: () => string[];
  /** The same, for a look that begins now. */
  beginLook: () => string[];
}

const LOOK_INTERVAL_MS = 20;
/** A queue without a job that is wanted is not asked again at once. */
const EMPTY_PAUSE_MS = 500;

/**
 * Lets an engine take one job at a time, and only while it is wanted. What is taken is not to be had by other
 * workers, so that a fixed larger number would leave them without work.
 */
export function createFurtherJobs({
  isWanted,
  forbiddenFlags,
  beginLook,
}: FurtherJobsOptions): FurtherJobs {
  const parked: (() => void)[] = [];
  let isTaking = false;
  let isClosed = false;
  let notBeforeMs = 0;
  let askedWithout: string[] = [];
  /** What was passed over when nothing was found: once some of it is wanted, the queue may have a job after all. */
  let passedOver: string[] = [];

  function isPausing(): boolean {
    if (performance.now() >= notBeforeMs) return false;
    if (passedOver.length === 0) return true;
    const forbidden = new Set(forbiddenFlags());
    return passedOver.every((flag) => forbidden.has(flag));
  }

  function look(): void {
    if (isTaking || parked.length === 0 || isPausing() || !isWanted()) return;
    isTaking = true;
    parked.shift()?.();
  }

  function pause(passed: string[]): void {
    isTaking = false;
    notBeforeMs = performance.now() + EMPTY_PAUSE_MS;
    passedOver = passed;
  }

  const events: WorkerEvents = new EventEmitter();
  events.on('job:start', () => {
    isTaking = false;
    look();
  });
  events.on('worker:getJob:empty', () => {
    pause(askedWithout);
  });
  events.on('worker:getJob:error', () => {
    pause([]);
  });
  const looking = setInterval(look, LOOK_INTERVAL_MS);
  return {
    async admit() {
      if (!isClosed) await new Promise<void>((pass) => parked.push(pass));
      askedWithout = beginLook();
      return askedWithout;
    },
    events,
    close() {
      isClosed = true;
      clearInterval(looking);
      for (const pass of parked.splice(0)) pass();
    },
  };
}
