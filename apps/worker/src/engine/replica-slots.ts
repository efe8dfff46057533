import { onAbort } from '../client/on-abort.ts';
import type { ServerLoad } from '../client/server-load.ts';
import { processClock, type Clock } from './replicas/clock.ts';
import {
  createReplica,
  type Replica,
  type SentRequest,
  type SlotOutcome,
} from './replicas/replica.ts';
import { createWaitingList, type Turn } from './replicas/waiting-list.ts';

export interface Slot extends Pick<SentRequest, 'isTrial'> {
  /** Index of the replica. */
  replica: number;
  /** Gives the slot back and says how its request ended. Only the first call counts. */
  release(outcome: SlotOutcome): void;
}

/** Requests that wait one behind the other, so that only the first needs a place among all that wait. */
export interface RequestQueue {
  readonly length: number;
  /** The turn of the first; null: none is left. */
  first(): Turn | null;
  /** Takes the first out and gives it the slot. False when none may begin for now: the slot was given back. */
  begin(slot: Slot, turn: Turn): boolean;
}

export interface ReplicaSlots {
  /** Requests that may be in flight on all replicas together, at the very most. */
  readonly total: number;
  readonly inFlight: number;
  /** Requests that wait for room. */
  readonly waiting: number;
  /** Of those that wait: for weights that no replica may be asked for now. No room would help them. */
  readonly heldUp: number;
  /** Of those that wait: for nothing but room, and for sweeps of this priority or a higher one. */
  ready(leastPriority: number): number;
  /** The most that any one replica has in flight. */
  readonly mostInFlight: number;
  /** No replica takes requests just now: all are away, or have asked to be left alone. */
  readonly isAway: boolean;
  /** Waits for room on a replica, in the order of the waiting list. Rejects with the signal's reason. */
  acquire(turn: Turn, signal: AbortSignal): Promise<Slot>;
  /**
   * The same for request after request, each begun at the moment when there is room for it. Resolves when none is left
   * or none may begin.
   */
  acquireEach(queue: RequestQueue, signal: AbortSignal): Promise<void>;
  /** Whether another replica than this one takes requests now: a failed request need not wait then. */
  hasOther(replica: number): boolean;
  /** How many requests this process may have in flight on each replica: its share of the limit. */
  setShare(perReplica: number): void;
  /** Which weights a replica may be asked for from now on; null: none but those that nobody has to load. */
  setWeights(replica: number, path: string | null): void;
  /** Requests that wait for these weights. */
  waitingFor(path: string): number;
  observe(replica: number, load: ServerLoad): void;
  states(): ReplicaStatus[];
}

export interface ReplicaStatus {
  inFlight: number;
  limit: number;
  breaker: 'closed' | 'open' | 'half-open';
  /** The server's own counts; null where there are none that are fresh. */
  load: ServerLoad | null;
}

export interface ReplicaSlotsOptions {
  replicas: number;
  /** The person's limit for each replica, of which this process has a share. */
  perReplica: number;
  /** Where each replica's own limit begins; at the full one if left out. */
  startAt?: number;
  /** The share at first: all if left out. */
  share?: number;
  /** Told whenever a request has to wait that found nobody waiting before it. */
  onWaiting?: () => void;
  clock?: Clock;
}

interface Waiter {
  /** Returns what is to wait in its stead; null: nothing. */
  grant(slot: Slot, turn: Turn): { turn: Turn; requests: number } | null;
}

/**
 * Hands out what one process may have in flight on the replicas of one backend. A request goes to the
 * replica with room that owes the fewest expected tokens; a replica whose breaker is open, or which asked to
 * be left alone, gets none, and its work goes to the others.
 */
export function createReplicaSlots(options: ReplicaSlotsOptions): ReplicaSlots {
  const { perReplica, startAt = perReplica, clock = processClock, onWaiting } = options;
  const replicas = Array.from({ length: options.replicas }, () =>
    createReplica({ start: startAt, ceiling: perReplica }),
  );
  const waiting = createWaitingList<Waiter>();
  const weights = replicas.map((): string | null => null);
  const owedBySweep = new Map<number, number>();
  let share = options.share ?? perReplica;
  let callOff: (() => void) | null = null;

  function owe(sweepId: number, tokens: number): void {
    const owed = (owedBySweep.get(sweepId) ?? 0) + tokens;
    if (owed > 0) owedBySweep.set(sweepId, owed);
    else owedBySweep.delete(sweepId);
  }

  function slotOn(index: number, { sweep, expectedTokens }: Turn, sent: SentRequest): Slot {
    owe(sweep.id, expectedTokens);
    let isReleased = false;
    return {
      replica: index,
      isTrial: sent.isTrial,
      release(outcome) {
        if (isReleased) return;
        isReleased = true;
        sent.end(outcome, clock.now());
        owe(sweep.id, -expectedTokens);
        serve();
      },
    };
  }

  /**
   * Grants as long as somebody waits and there is room; else looks again when time may have made some. All else that
   * makes room calls it: a slot that is given back, a larger share, other weights, a grown limit.
   */
  function serve(): void {
    callOff?.();
    callOff = null;
    // One moment for all that is decided: a breaker that opens its trial between two would be waited for by nobody.
    const now = clock.now();
    while (waiting.size > 0) {
      if (!serveOne(now)) {
        lookAgainLater(now);
        return;
      }
    }
  }

  /** False when no replica with room may be asked for anything that waits. */
  function serveOne(now: number): boolean {
    for (const replica of replicasWithRoom(replicas, share, now)) {
      const index = replicas.indexOf(replica);
      const next = waiting.take(owedTo, weights[index]);
      if (!next) continue;
      const { turn, entry } = next;
      const sent = replica.send(turn.expectedTokens, now);
      const behind = entry.grant(slotOn(index, turn, sent), turn);
      if (behind) waiting.add(behind.turn, entry, behind.requests);
      return true;
    }
    return false;
  }

  function owedTo(sweepId: number): number {
    return owedBySweep.get(sweepId) ?? 0;
  }

  function acquireEach(queue: RequestQueue, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const turn = queue.first();
      if (turn === null) {
        resolve();
        return;
      }
      const waiter: Waiter = {
        grant(slot, granted) {
          const behind = queue.begin(slot, granted) ? queue.first() : null;
          if (signal.aborted) return null;
          if (behind) return { turn: behind, requests: queue.length };
          stay();
          resolve();
          return null;
        },
      };
      const stay = onAbort(signal, () => {
        waiting.remove(waiter);
        reject(signal.reason as Error);
      });
      const others = waiting.size;
      waiting.add(turn, waiter, queue.length);
      serve();
      if (others === 0 && waiting.size > 0) onWaiting?.();
    });
  }

  function lookAgainLater(now: number): void {
    let soonestMs = Infinity;
    for (const replica of replicas)
      soonestMs = Math.min(soonestMs, replica.opensAtMs(now) ?? Infinity);
    if (soonestMs === Infinity) return;
    callOff?.();
    callOff = clock.after(Math.max(1, soonestMs - now), serve);
  }

  return {
    total: options.replicas * perReplica,
    get inFlight() {
      return replicas.reduce((sum, { inFlight }) => sum + inFlight, 0);
    },
    get waiting() {
      return waiting.size;
    },
    get heldUp() {
      return waiting.countFor((needed) => needed !== undefined && !weights.includes(needed));
    },
    ready: (least) =>
      waiting.countFor(
        (needed, priority) =>
          priority >= least && (needed === undefined || weights.includes(needed)),
      ),
    get mostInFlight() {
      return Math.max(0, ...replicas.map(({ inFlight }) => inFlight));
    },
    get isAway() {
      const now = clock.now();
      return replicas.every((replica) => replica.opensAtMs(now) !== null);
    },
    acquire: (turn, signal) =>
      new Promise((resolve, reject) => {
        let isWaiting = true;
        const alone: RequestQueue = {
          length: 1,
          first: () => (isWaiting ? turn : null),
          begin(slot) {
            isWaiting = false;
            resolve(slot);
            return true;
          },
        };
        acquireEach(alone, signal).catch(reject);
      }),
    acquireEach,
    hasOther(index) {
      const now = clock.now();
      return replicas.some((replica, other) => other !== index && replica.breaker.admits(now));
    },
    setShare(wanted) {
      share = Math.min(perReplica, wanted);
      serve();
    },
    setWeights(index, path) {
      if (weights[index] === path) return;
      weights[index] = path;
      serve();
    },
    waitingFor: (path) => waiting.countFor((needed) => needed === path),
    observe(index, load) {
      replicas[index]?.observe(load, clock.now());
      serve();
    },
    states: () =>
      replicas.map((replica) => ({
        inFlight: replica.inFlight,
        limit: Math.min(replica.limit, share),
        breaker: replica.breaker.state(clock.now()),
        load: replica.load(clock.now()),
      })),
  };
}

/** The one that owes the fewest expected tokens first; of several, the one with the fewest requests. */
function replicasWithRoom(
  replicas: readonly Replica[],
  share: number,
  nowMs: number,
): readonly Replica[] {
  return replicas
    .filter((replica) => replica.hasRoom(share, nowMs))
    .sort((a, b) => a.owedTokens - b.owedTokens || a.inFlight - b.inFlight);
}
