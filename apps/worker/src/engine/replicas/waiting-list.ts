import { createHeap, type Heap } from './heap.ts';

/** A sweep as the scheduler sees it; its priority may change while its requests wait. */
export interface SweepTurn {
  id: number;
  /** Higher first: waiting requests of a lower one stand back. */
  priority: number;
}

/** Where a request stands among those that wait for the same backend. */
export interface Turn {
  sweep: SweepTurn;
  /** Earlier runs of a sweep first: the head of the next one fills the tail of the last. */
  runId: number;
  /** Its place in the order of the run, from 0. */
  place: number;
  expectedTokens: number;
  /** Path of the weights that must be loaded for it; left out: it is asked under whatever is. */
  weights?: string;
}

export interface WaitingList<Entry> {
  /** How many requests wait. */
  readonly size: number;
  /** `requests`: how many the entry stands for, those included that wait behind the one whose turn it is. One if left out. */
  add(turn: Turn, entry: Entry, requests?: number): void;
  remove(entry: Entry): void;
  /** How many wait for weights of which this holds (undefined: for none in particular), and for sweeps of this priority. */
  countFor(isCounted: (weights: string | undefined, priority: number) => boolean): number;
  /**
   * Takes out the one whose turn it is, of those that may be asked under the weights that are loaded. `owedTokens`:
   * what a sweep has in flight, in expected tokens.
   */
  take(
    owedTokens: (sweepId: number) => number,
    loadedWeights?: string | null,
  ): { turn: Turn; entry: Entry } | null;
}

interface Waiter<Entry> {
  turn: Turn;
  entry: Entry;
  requests: number;
  ordinal: number;
}

/** What one sweep has waiting for the same weights. */
interface Line<Entry> {
  weights: string | undefined;
  waiters: Heap<Waiter<Entry>>;
}

/**
 * Who is next: the highest priority, then the sweep with the fewest expected tokens in flight, so that sweeps
 * share a backend evenly however many requests each has waiting; within a sweep the order of its runs.
 */
export function createWaitingList<Entry>(): WaitingList<Entry> {
  const lines = new Map<string, Line<Entry>>();
  const present = new Map<Entry, Waiter<Entry>>();
  let size = 0;
  let lastOrdinal = 0;

  function leave(entry: Entry): void {
    size -= present.get(entry)?.requests ?? 0;
    present.delete(entry);
  }

  /** Those that left are dropped when they come to the front. */
  function frontOf(waiters: Heap<Waiter<Entry>>): Waiter<Entry> | undefined {
    let front = waiters.peek();
    while (front && present.get(front.entry) !== front) {
      waiters.pop();
      front = waiters.peek();
    }
    return front;
  }

  return {
    get size() {
      return size;
    },
    countFor: (isCounted) => {
      let count = 0;
      for (const { turn, requests } of present.values())
        count += isCounted(turn.weights, turn.sweep.priority) ? requests : 0;
      return count;
    },
    add(turn, entry, requests = 1) {
      const key = keyOf(turn);
      const line = lines.get(key) ?? {
        weights: turn.weights,
        waiters: createHeap<Waiter<Entry>>(compareWaiters),
      };
      lines.set(key, line);
      lastOrdinal += 1;
      const waiter = { turn, entry, requests, ordinal: lastOrdinal };
      leave(entry);
      present.set(entry, waiter);
      size += requests;
      line.waiters.push(waiter);
    },
    remove: leave,
    take(owedTokens, loadedWeights = null) {
      let line: Line<Entry> | null = null;
      let first: Waiter<Entry> | null = null;
      for (const [key, other] of lines) {
        const front = frontOf(other.waiters);
        if (!front) lines.delete(key);
        const isLoaded = other.weights === undefined || other.weights === loadedWeights;
        if (!front || !isLoaded) continue;
        // Each shard has an object of its own for its sweep, which is kept current only while the shard is under way.
        const { sweep } = front.turn;
        const isNext = !first || comparePrecedence(sweep, first.turn.sweep, owedTokens) < 0;
        if (!isNext) continue;
        line = other;
        first = front;
      }
      if (!line || !first) return null;
      line.waiters.pop();
      leave(first.entry);
      return first;
    },
  };
}

function keyOf({ sweep, weights = '' }: Turn): string {
  return `${sweep.id}/${weights}`;
}

function comparePrecedence(
  a: SweepTurn,
  b: SweepTurn,
  owedTokens: (sweepId: number) => number,
): number {
  if (a.priority !== b.priority) return a.priority > b.priority ? -1 : 1;
  return owedTokens(a.id) - owedTokens(b.id);
}

function compareWaiters<Entry>(a: Waiter<Entry>, b: Waiter<Entry>): number {
  return a.turn.runId - b.turn.runId || a.turn.place - b.turn.place || a.ordinal - b.ordinal;
}
