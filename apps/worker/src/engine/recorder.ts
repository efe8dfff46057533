import { setTimeout as sleep } from 'node:timers/promises';

import { patiently } from './patiently.ts';

export interface Recorder<Sample> {
  /** Resolves when the sample is durable; rejects when it alone cannot be stored. */
  record(sample: Sample): Promise<void>;
  /** Resolves when nothing waits any more. */
  flush(): Promise<void>;
}

export interface RecorderOptions<Sample> {
  /** Stores a batch whole or not at all. */
  write: (batch: readonly Sample[]) => Promise<void>;
  /** An error that passes by itself: the batch is kept and written again. */
  isPassing: (error: unknown) => boolean;
  /** Text of a sample in characters, to bound a batch. */
  sizeOf: (sample: Sample) => number;
  /** Whether others may soon come to so many that wait; always if left out. */
  expectsMore?: (waiting: number) => boolean;
}

const MOST_IN_BATCH = 500;
const LARGEST_BATCH = 8 * 1024 * 1024;
/** What was recorded is durable by then, as far as the last write foretells the next one. */
const LONGEST_WAIT_MS = 100;
/** Each write costs the database 3 ms, however little is in it. */
const WRITE_INTERVAL_MS = { least: 40, most: 75 };
/** So often a batch that waits for others looks whether any can still come. */
const LOOK_INTERVAL_MS = 15;

interface Entry<Sample> {
  sample: Sample;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: one write is in flight, and all that comes meanwhile goes with the next. So batches grow by
 * themselves when samples come faster than commits, and a sample that comes alone waits for nobody. Under load
 * writes begin as far apart as lets a sample be durable within 100 ms, which it is while a write takes up to 50: 75 ms
 * where they are short, 40 where they are long, at once when a full batch waits or nothing is in flight. 75 ms instead of
 * 40 save 8 % of the worker's CPU at 64 requests in flight. A second writer would not help when one takes longer:
 * samples of one run change the same rows of its rollups, so it would wait for the first. What may wait is bounded by
 * the backlog instead.
 */
export function createRecorder<Sample>(options: RecorderOptions<Sample>): Recorder<Sample> {
  const queue: Entry<Sample>[] = [];
  let draining: Promise<void> | null = null;
  let lastWriteAt = -Infinity;
  let intervalMs = WRITE_INTERVAL_MS.most;

  async function drain(): Promise<void> {
    // All that is recorded in this turn of the event loop goes together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      await gather();
      lastWriteAt = performance.now();
      await writeEntries(takeBatch(queue, options.sizeOf), options);
      intervalMs = writeIntervalMs(performance.now() - lastWriteAt);
    }
    draining = null;
  }

  /** Waits for what may go with the next write. */
  async function gather(): Promise<void> {
    for (;;) {
      const restMs = lastWriteAt + intervalMs - performance.now();
      const isWorthIt =
        queue.length < MOST_IN_BATCH && (options.expectsMore?.(queue.length) ?? true);
      if (restMs <= 0 || !isWorthIt) return;
      await sleep(Math.min(restMs, LOOK_INTERVAL_MS));
    }
  }

  return {
    record(sample) {
      const recorded = new Promise<void>((resolve, reject) => {
        queue.push({ sample, resolve, reject });
      });
      draining ??= drain();
      return recorded;
    },
    async flush() {
      while (draining) await draining;
    },
  };
}

/** Between the beginnings of two writes, after one that took so long: twice that is left for the next. */
export function writeIntervalMs(writeMs: number): number {
  const { least, most } = WRITE_INTERVAL_MS;
  return Math.min(most, Math.max(least, LONGEST_WAIT_MS - 2 * writeMs));
}

function takeBatch<Sample>(
  queue: Entry<Sample>[],
  sizeOf: (sample: Sample) => number,
): Entry<Sample>[] {
  let size = 0;
  let count = 0;
  for (const { sample } of queue) {
    size += sizeOf(sample);
    if (count >= MOST_IN_BATCH || (count > 0 && size > LARGEST_BATCH)) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/** A batch that cannot be stored is halved, until the sample that is to blame is alone. */
async function writeEntries<Sample>(
  entries: readonly Entry<Sample>[],
  options: RecorderOptions<Sample>,
): Promise<void> {
  try {
    const batch = entries.map(({ sample }) => sample);
    await patiently(() => options.write(batch), { isPassing: options.isPassing, pause: sleep });
    for (const { resolve } of entries) resolve();
  } catch (error) {
    if (entries.length <= 1) {
      for (const { reject } of entries) reject(error);
      return;
    }
    const middle = Math.ceil(entries.length / 2);
    await writeEntries(entries.slice(0, middle), options);
    await writeEntries(entries.slice(middle), options);
  }
}
