export interface Slot {
  /** Index of the replica. */
  replica: number;
  release(): void;
}

export interface ReplicaSlots {
  /** Requests that may be in flight on all replicas together. */
  readonly total: number;
  readonly inFlight: number;
  /** Waits for room on a replica; first come, first served. Rejects with the signal's reason. */
  acquire(signal: AbortSignal): Promise<Slot>;
  /** Sends nothing to this replica for a while, as long as another has room. */
  rest(replica: number, durationMs: number): void;
}

interface Waiter {
  grant(slot: Slot): void;
}

/** Bounds what this process has in flight on each replica of one backend, and spreads it evenly. */
export function createReplicaSlots(options: {
  replicas: number;
  perReplica: number;
}): ReplicaSlots {
  const { replicas, perReplica } = options;
  const load = Array.from({ length: replicas }, () => ({ inFlight: 0, restsUntil: 0 }));
  const waiters = new Set<Waiter>();

  function take(): Slot | null {
    const replica = chooseReplica(load, perReplica, performance.now());
    const chosen = replica === null ? undefined : load[replica];
    if (replica === null || !chosen) return null;
    chosen.inFlight += 1;
    let released = false;
    return {
      replica,
      release() {
        if (released) return;
        released = true;
        chosen.inFlight -= 1;
        serveNext();
      },
    };
  }

  function serveNext(): void {
    const [waiter] = waiters;
    const slot = waiter ? take() : null;
    if (!waiter || !slot) return;
    waiters.delete(waiter);
    waiter.grant(slot);
  }

  function wait(signal: AbortSignal): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiters.delete(waiter);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        grant(slot) {
          signal.removeEventListener('abort', leave);
          resolve(slot);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      waiters.add(waiter);
    });
  }

  return {
    total: replicas * perReplica,
    get inFlight() {
      return load.reduce((sum, replica) => sum + replica.inFlight, 0);
    },
    acquire(signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      const slot = waiters.size === 0 ? take() : null;
      return slot ? Promise.resolve(slot) : wait(signal);
    },
    rest(replica, durationMs) {
      const resting = load[replica];
      if (resting) resting.restsUntil = performance.now() + durationMs;
    },
  };
}

/** The least loaded replica with room; one that rests only when no other has room. */
function chooseReplica(
  load: readonly { inFlight: number; restsUntil: number }[],
  perReplica: number,
  nowMs: number,
): number | null {
  let best: { replica: number; rank: number } | null = null;
  for (const [replica, { inFlight, restsUntil }] of load.entries()) {
    if (inFlight >= perReplica) continue;
    const rank = inFlight + (restsUntil > nowMs ? perReplica : 0);
    if (best === null || rank < best.rank) best = { replica, rank };
  }
  return best?.replica ?? null;
}
