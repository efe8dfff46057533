import type { ReplicaSlots } from '../replica-slots.ts';
import { processClock, type Clock } from './clock.ts';

/** Agrees on this process's share: `renewLease` and `endLease` of the database. */
export interface Leases {
  /** A name that no other process and no other share has. */
  newHolder(): string;
  renew(request: {
    backendId: number;
    holder: string;
    wanted: number;
    held: number;
  }): Promise<number>;
  end(lease: { backendId: number; holder: string }): Promise<void>;
  onFailure: (error: unknown) => void;
}

export interface LimitShareOptions {
  leases: Leases;
  backendId: number;
  replicas: number;
  slots: ReplicaSlots;
  clock?: Clock;
}

export interface LimitShare {
  /** Somebody waits: a process that has no share yet agrees on one now. */
  ask(): void;
  close(): Promise<void>;
}

const RENEW_INTERVAL_MS = 1_000;
/** What was held beyond a smaller share is given back as soon as it is free. */
const SHRINK_INTERVAL_MS = 250;
/** A second before the database takes this process for dead, it takes itself for so. */
const LEASE_LASTS_MS = 9_000;
/** After a lapse the others may hold what they no longer have a lease for: they have so long to say so. */
const REJOIN_MS = 3_000;

/**
 * Keeps the slots of this process at its share of a backend's limit. A process whose lease lapsed sends
 * nothing new; what it has in flight goes on.
 */
export function createLimitShare(options: LimitShareOptions): LimitShare {
  const { leases, backendId, replicas, slots, clock = processClock } = options;
  const holder = leases.newHolder();
  let share = 0;
  let isClosed = false;
  let renewing: Promise<void> | null = null;
  let isAskedAgain = false;
  let callOffRenewal: (() => void) | null = null;
  let callOffLapse: (() => void) | null = null;
  let rejoinsUntilMs = 0;

  function use(wanted: number): void {
    share = wanted;
    slots.setShare(wanted);
  }

  function lapse(): void {
    use(0);
    rejoinsUntilMs = Number.POSITIVE_INFINITY;
  }

  /** The share until the next answer, when `agreed` was answered. */
  function apply(agreed: number): void {
    const now = clock.now();
    if (rejoinsUntilMs === Number.POSITIVE_INFINITY) rejoinsUntilMs = now + REJOIN_MS;
    use(now < rejoinsUntilMs ? Math.min(agreed, slots.mostInFlight) : agreed);
  }

  async function renewOnce(): Promise<void> {
    const askedAtMs = clock.now();
    const wanted = Math.ceil((slots.inFlight + slots.waiting) / replicas);
    const held = wanted === 0 ? 0 : Math.max(share, slots.mostInFlight);
    // Who wants nothing keeps nothing, also not until the answer.
    if (wanted === 0) use(0);
    const agreed = await leases.renew({ backendId, holder, wanted, held });
    callOffLapse?.();
    callOffLapse = null;
    apply(agreed);
    if (wanted === 0) return;
    callOffLapse = clock.after(Math.max(0, askedAtMs + LEASE_LASTS_MS - clock.now()), lapse);
    renewIn(agreed < held ? SHRINK_INTERVAL_MS : RENEW_INTERVAL_MS);
  }

  function renewIn(durationMs: number): void {
    callOffRenewal?.();
    callOffRenewal = clock.after(durationMs, renew);
  }

  function renew(): void {
    if (isClosed) return;
    if (renewing) {
      isAskedAgain = true;
      return;
    }
    renewing = renewOnce()
      .catch((error: unknown) => {
        leases.onFailure(error);
        if (!isClosed) renewIn(RENEW_INTERVAL_MS);
      })
      .finally(() => {
        renewing = null;
        if (!isAskedAgain) return;
        isAskedAgain = false;
        renew();
      });
  }

  return {
    ask() {
      if (share === 0) renew();
    },
    async close() {
      isClosed = true;
      callOffRenewal?.();
      callOffLapse?.();
      await renewing;
      await leases.end({ backendId, holder }).catch(leases.onFailure);
    },
  };
}
