import { BANDS } from '@assay/db/queue/bands';
import type { JobAppetite } from '@assay/db/queue/job-appetite';
import { shardFlag } from '@assay/db/queue/job-flags';

export interface Appetite extends JobAppetite {
  /** A shard was taken and is being read: what it asks for is not known yet. Returns what ends that. */
  reading: () => () => void;
  /** A shard asks for replies of these slots. Returns what ends that. */
  asking: (backendId: number, slots: RequestLoad) => AskingShard;
}

export interface AskingShard {
  /** A request has failed and rests before it is sent again. Returns what ends that. */
  resting: () => () => void;
  /** The shard asks no more. */
  leave: () => void;
}

export interface RequestLoad {
  /** Requests that may be in flight at the very most. */
  readonly total: number;
  readonly inFlight: number;
  /** Of those that wait: for weights that are not loaded. */
  readonly heldUp: number;
  /** No replica takes requests: its shards wait, however long, and keep the worker from nothing. */
  readonly isAway: boolean;
  /** Requests that wait for nothing but room, for sweeps of this priority or a higher one. */
  ready(leastPriority: number): number;
}

/** Shards that are read at once: reading takes a busy worker as long as a short reply takes. */
const MOST_READING = 8;
/**
 * Requests that wait for weights that are not loaded or rest after a failure, over those that may be in flight: beyond
 * that a worker would take from others what nobody can ask for now.
 */
const MOST_HELD_UP = 8;

/** What is asked of one backend. One whose settings were changed has two loads as long as requests of before are in flight. */
interface Asked {
  shardsOf: Map<RequestLoad, number>;
  resting: number;
}

/**
 * Tells which shards a worker should take: those of backends for which fewer requests wait than are in flight, so that as
 * many are at hand as will be asked for next, and those of backends that it has none of. Of a backend that is away it
 * keeps what it has, to find out when it is back, and takes no more. Sweeps of a higher class are taken although enough
 * of lower ones waits, until there is enough of theirs.
 *
 * @param isFull nothing new begins as long as too much is not stored yet
 */
export function createAppetite(isFull: () => boolean = () => false): Appetite {
  const askedOf = new Map<number, Asked>();
  let readingCount = 0;

  function isSated(asked: Asked, leastPriority: number): boolean {
    return isFull() || hasEnough(asked, leastPriority);
  }

  function leave(backendId: number, slots: RequestLoad): void {
    const { shardsOf } = askedOf.get(backendId) ?? { shardsOf: new Map<RequestLoad, number>() };
    const left = (shardsOf.get(slots) ?? 0) - 1;
    if (left > 0) shardsOf.set(slots, left);
    else shardsOf.delete(slots);
    if (shardsOf.size === 0) askedOf.delete(backendId);
  }

  return {
    reading() {
      readingCount += 1;
      return once(() => {
        readingCount -= 1;
      });
    },
    asking(backendId, slots) {
      const asked: Asked = askedOf.get(backendId) ?? { shardsOf: new Map(), resting: 0 };
      askedOf.set(backendId, asked);
      asked.shardsOf.set(slots, (asked.shardsOf.get(slots) ?? 0) + 1);
      return {
        resting() {
          asked.resting += 1;
          return once(() => {
            asked.resting -= 1;
          });
        },
        leave: once(() => {
          leave(backendId, slots);
        }),
      };
    },
    forbiddenFlags: () =>
      [...askedOf].flatMap(([backendId, asked]) =>
        BANDS.filter(({ leastPriority }) => isSated(asked, leastPriority)).map(({ band }) =>
          shardFlag(backendId, band),
        ),
      ),
    wantsMore() {
      if (readingCount >= MOST_READING) return false;
      return [...askedOf.values()].some((asked) => !isSated(asked, Number.NEGATIVE_INFINITY));
    },
    isReading: () => readingCount > 0,
  };
}

function hasEnough({ shardsOf, resting }: Asked, leastPriority: number): boolean {
  const loads = [...shardsOf.keys()];
  if (loads.every(({ isAway }) => isAway)) return true;
  const heldUp = sum(loads, (load) => load.heldUp);
  const total = Math.max(...loads.map((load) => load.total));
  if (heldUp + resting >= MOST_HELD_UP * total) return true;
  const ready = sum(loads, (load) => load.ready(leastPriority));
  return ready > 0 && ready >= sum(loads, (load) => load.inFlight);
}

function sum(loads: readonly RequestLoad[], count: (load: RequestLoad) => number): number {
  return loads.reduce((total, load) => total + count(load), 0);
}

function once(end: () => void): () => void {
  let hasEnded = false;
  return () => {
    if (!hasEnded) end();
    hasEnded = true;
  };
}
