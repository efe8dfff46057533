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
}

export interface WaitingList<Entry> {
  readonly size: number;
  add(turn: Turn, entry: Entry): void;
  remove(entry: Entry): void;
  /** Takes out the one whose turn it is. `owedTokens`: what a sweep has in flight, in expected tokens. */
  take(owedTokens: (sweepId: number) => number): { turn: Turn; entry: Entry } | null;
}

interface Waiter<Entry> {
  turn: Turn;
  entry: Entry;
  ordinal: number;
}

/**
 * Who is next: the highest priority, then the sweep with the fewest expected tokens in flight, so that sweeps
 * share a backend evenly however many requests each has waiting; within a sweep the order of its runs.
 */
export function createWaitingList<Entry>(): WaitingList<Entry> {
  const bySweep = new Map<number, { sweep: SweepTurn; waiters: Heap<Waiter<Entry>> }>();
  const present = new Set<Entry>();
  let lastOrdinal = 0;

  /** Those that left are dropped when they come to the front. */
  function frontOf(waiters: Heap<Waiter<Entry>>): Waiter<Entry> | undefined {
    for (let front = waiters.peek(); front && !present.has(front.entry); front = waiters.peek()) {
      waiters.pop();
    }
    return waiters.peek();
  }

  return {
    get size() {
      return present.size;
    },
    add(turn, entry) {
      const { sweep } = turn;
      const line = bySweep.get(sweep.id) ?? { sweep, waiters: createHeap(compareWaiters) };
      line.sweep = sweep;
      bySweep.set(sweep.id, line);
      present.add(entry);
      lastOrdinal += 1;
      line.waiters.push({ turn, entry, ordinal: lastOrdinal });
    },
    remove(entry) {
      present.delete(entry);
    },
    take(owedTokens) {
      const lines = [...bySweep.values()].filter(({ sweep, waiters }) => {
        const isWaiting = frontOf(waiters) !== undefined;
        if (!isWaiting) bySweep.delete(sweep.id);
        return isWaiting;
      });
      if (lines.length === 0) return null;
      const first = lines.reduce((best, line) =>
        comparePrecedence(line.sweep, best.sweep, owedTokens) < 0 ? line : best,
      );
      const taken = first.waiters.pop();
      if (!taken) return null;
      present.delete(taken.entry);
      return taken;
    },
  };
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
