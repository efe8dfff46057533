export interface Appetite {
  /** A shard was taken and is being read: what it asks for is not known yet. Returns what ends that. */
  reading: () => () => void;
  /** A shard asks for replies of these slots. Returns what ends that. */
  asking: (slots: RequestLoad) => () => void;
  /** Whether slots are idle, or soon will be, for want of shards. */
  wantsMore: () => boolean;
}

export interface RequestLoad {
  /** Requests that may be in flight at the very most. */
  readonly total: number;
  readonly inFlight: number;
  /** Requests that wait for room. */
  readonly waiting: number;
  /** Of those that wait: for weights that are not loaded. */
  readonly heldUp: number;
  /** No replica takes requests: its shards wait, however long, and keep the worker from nothing. */
  readonly isAway: boolean;
}

/** Shards that are read at once: reading takes a busy worker as long as a short reply takes. */
const MOST_READING = 8;
/**
 * Requests that wait for weights that are not loaded, over those that may be in flight: beyond that a worker would take
 * from others what nobody can ask for now.
 */
const MOST_HELD_UP = 8;

/**
 * Tells when a worker should take another shard: while fewer requests wait for a backend than it has in flight,
 * so that as many are at hand as will be asked for next. A backend without shards here wants none. While one is away,
 * others may have shards on the queue that this worker would not get to for want of a hand; and so may the weights that
 * are loaded, while what it has waits for others.
 */
export function createAppetite(): Appetite {
  const shardsOf = new Map<RequestLoad, number>();
  let readingCount = 0;
  return {
    reading() {
      readingCount += 1;
      return once(() => {
        readingCount -= 1;
      });
    },
    asking(slots) {
      shardsOf.set(slots, (shardsOf.get(slots) ?? 0) + 1);
      return once(() => {
        const left = (shardsOf.get(slots) ?? 0) - 1;
        if (left > 0) shardsOf.set(slots, left);
        else shardsOf.delete(slots);
      });
    },
    wantsMore() {
      if (readingCount >= MOST_READING) return false;
      return [...shardsOf.keys()].some((load) => load.isAway || isShort(load));
    },
  };
}

function isShort({ total, inFlight, waiting, heldUp }: RequestLoad): boolean {
  if (heldUp >= MOST_HELD_UP * total) return false;
  const ready = waiting - heldUp;
  return ready < inFlight || (heldUp > 0 && ready === 0);
}

function once(end: () => void): () => void {
  let hasEnded = false;
  return () => {
    if (!hasEnded) end();
    hasEnded = true;
  };
}
