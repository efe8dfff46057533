import type { WeightsAgreement } from '@assay/db/work/weights-agreement';

import type { WeightsServing } from '../../client/weights-loading.ts';
import { processClock, type Clock } from '../replicas/clock.ts';
import type { SweepTurn } from '../replicas/waiting-list.ts';
import type { WeightsAgreements } from './agreements.ts';
import { createWeightsChange, type LoadWeights } from './weights-change.ts';

/** A shard that asks under these weights. */
export interface WantedWeights {
  weights: WeightsServing;
  sweep: SweepTurn;
  onWaiting: (sentence: string) => void;
  /** They cannot be loaded. */
  onRefused: (sentence: string) => void;
}

/** A request under way. */
export interface GatePass {
  epoch: number;
  /** What the server called the weights when they were loaded; null: it does not tell. */
  weightsId: string | null;
  /** Whether the weights were the same from the beginning until now, as far as all processes have agreed. */
  holds(): Promise<boolean>;
  leave(): void;
}

export interface ReplicaGate {
  /** The weights that requests may be sent for now. */
  readonly openPath: string | null;
  want(wanted: WantedWeights): () => void;
  /** Null: the weights are not, or no longer, to be asked for. */
  enter(path: string): GatePass | null;
  /** The server holds something else than was agreed on in that epoch. */
  lost(epoch: number): void;
  close(): Promise<void>;
}

export interface ReplicaGateOptions {
  url: string;
  holder: string;
  agreements: WeightsAgreements;
  /** Requests of this process that wait for these weights. */
  waitingFor: (path: string) => number;
  isOpenElsewhere: (path: string) => boolean;
  onOpen: (path: string | null) => void;
  /** What the server calls its weights now; null: it does not tell. */
  readId: () => Promise<string | null>;
  /** Loads and verifies; what the server calls the weights then. */
  load: LoadWeights;
  clock?: Clock;
}

const SAY_INTERVAL_MS = 1_000;
/** While something is waited for, which another process may end at any moment. */
const SAY_SOON_MS = 250;
/** A second before the database takes this process for dead, it takes itself for so. */
const LEASE_LASTS_MS = 9_000;

/**
 * Lets requests of this process through to one replica while all processes agree that it holds their weights, and
 * changes the weights when it is this process's turn to.
 */
export function createReplicaGate(options: ReplicaGateOptions): ReplicaGate {
  const { url, holder, agreements, clock = processClock } = options;
  const wanted = new Set<WantedWeights>();
  const change = createWeightsChange({ ...options, clock, refused, waiting });
  let open: { path: string; epoch: number; weightsId: string | null } | null = null;
  let epoch = -1;
  let passes = 0;
  /** The weights of the requests under way. They stay so through a drain, in which nothing is open. */
  let passPath: string | null = null;
  let leaseEndsMs = Number.NEGATIVE_INFINITY;
  const listeners: (() => void)[] = [];
  let isClosed = false;
  let saying: Promise<void> | null = null;
  let isSaidAgain = false;
  let callOffSaying: (() => void) | null = null;
  let callOffLapse: (() => void) | null = null;

  function setOpen(next: typeof open): void {
    const isSame = open?.path === next?.path && open?.epoch === next?.epoch;
    open = next;
    if (!isSame) options.onOpen(next?.path ?? null);
  }

  /** What this replica is needed for: work that nobody waits with, and that others do, leaves it to other weights. */
  function isNeededFor(path: string): boolean {
    const hasOwn = passes > 0 && path === passPath;
    return hasOwn || options.waitingFor(path) > 0 || !options.isOpenElsewhere(path);
  }

  function wantsNow(): { path: string; priority: number }[] {
    const priorities = new Map<string, number>();
    for (const { weights, sweep } of wanted) {
      const known = priorities.get(weights.path) ?? sweep.priority;
      priorities.set(weights.path, Math.max(known, sweep.priority));
    }
    return [...priorities]
      .map(([path, priority]) => ({ path, priority }))
      .filter(({ path }) => isNeededFor(path));
  }

  function waiting(sentence: string, path: string): void {
    for (const { weights, onWaiting } of wanted) if (weights.path === path) onWaiting(sentence);
  }

  function refused(sentence: string, path: string): void {
    for (const { weights, onRefused } of wanted) if (weights.path === path) onRefused(sentence);
  }

  async function sayOnce(): Promise<void> {
    const wants = wantsNow();
    if (!wants.some(({ path }) => path === open?.path)) setOpen(null);
    const maySend = open !== null || passes > 0;
    const askedAtMs = clock.now();
    const agreed = await agreements.agree({ url, holder, wants, maySend });
    await hear(agreed, { wants, askedAtMs });
    const isAcknowledged = !maySend || open !== null;
    if (!isAcknowledged && passes === 0) isSaidAgain = true;
    else if (wanted.size > 0 || change.isUnderWay) sayIn(open ? SAY_INTERVAL_MS : SAY_SOON_MS);
  }

  async function hear(
    agreed: WeightsAgreement,
    { wants, askedAtMs }: { wants: readonly { path: string }[]; askedAtMs: number },
  ): Promise<void> {
    epoch = agreed.epoch;
    leaseEndsMs = askedAtMs + LEASE_LASTS_MS;
    callOffLapse?.();
    callOffLapse = clock.after(Math.max(0, leaseEndsMs - clock.now()), () => {
      setOpen(null);
      change.stop();
    });
    for (const listener of listeners.splice(0)) listener();
    change.hear(agreed, findWanted(agreed.nextPath));
    // Others take no heed of requests for what this process has not claimed.
    const isOurs = agreed.phase === 'ready' && wants.some(({ path }) => path === agreed.path);
    setOpen(isOurs && (await isLoaded(agreed)) ? openingOf(agreed) : null);
    sayWhatIsWaitedFor(agreed);
  }

  function findWanted(path: string | null): WeightsServing | null {
    for (const { weights } of wanted) if (weights.path === path) return weights;
    return null;
  }

  function openingOf({ path, weightsId }: WeightsAgreement): typeof open {
    return path === null || clock.now() >= leaseEndsMs ? null : { path, epoch, weightsId };
  }

  /** Looked at before the first request of this process in an epoch: a server may have been started anew. */
  async function isLoaded(agreed: WeightsAgreement): Promise<boolean> {
    if (open?.epoch === agreed.epoch || agreed.weightsId === null) return true;
    const id = await options.readId();
    if (id === null || id === agreed.weightsId) return true;
    await agreements.forget({ url, epoch: agreed.epoch });
    return false;
  }

  function sayWhatIsWaitedFor({ phase, path: loaded, nextPath }: WeightsAgreement): void {
    const paths = new Set([...wanted].map(({ weights }) => weights.path));
    for (const path of paths) {
      if (path === open?.path || options.isOpenElsewhere(path)) continue;
      const reason =
        phase === 'ready'
          ? `it is asked under ${loaded ?? 'others'}`
          : `it is changed to ${nextPath ?? 'others'}`;
      waiting(`Waiting for the weights ${path} at ${url}: ${reason}.`, path);
    }
  }

  function sayIn(durationMs: number): void {
    callOffSaying?.();
    callOffSaying = clock.after(durationMs, say);
  }

  function say(): void {
    if (isClosed) return;
    if (saying) {
      isSaidAgain = true;
      return;
    }
    saying = sayOnce()
      .catch((error: unknown) => {
        agreements.onFailure(error);
        sayIn(SAY_INTERVAL_MS);
      })
      .finally(() => {
        saying = null;
        if (!isSaidAgain) return;
        isSaidAgain = false;
        say();
      });
  }

  function heard(): Promise<void> {
    return new Promise((resolve) => {
      listeners.push(resolve);
    });
  }

  function passOf(weightsId: string | null): GatePass {
    const began = epoch;
    let hasLeft = false;
    return {
      epoch: began,
      weightsId,
      async holds() {
        if (epoch === began && clock.now() >= leaseEndsMs && !isClosed) await heard();
        return epoch === began && !isClosed;
      },
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        passes -= 1;
        if (passes === 0 && open === null) say();
      },
    };
  }

  return {
    get openPath() {
      return open?.path ?? null;
    },
    want(one) {
      wanted.add(one);
      say();
      return () => {
        wanted.delete(one);
        say();
      };
    },
    enter(path) {
      if (open?.path !== path) return null;
      passes += 1;
      passPath = path;
      return passOf(open.weightsId);
    },
    lost(lostEpoch) {
      agreements.forget({ url, epoch: lostEpoch }).then(say, agreements.onFailure);
    },
    async close() {
      isClosed = true;
      callOffSaying?.();
      callOffLapse?.();
      setOpen(null);
      const isChanged = change.close();
      for (const listener of listeners.splice(0)) listener();
      await Promise.all([saying, isChanged]);
      const nothing = { url, holder, wants: [], maySend: false };
      if (epoch >= 0) await agreements.agree(nothing).catch(agreements.onFailure);
    },
  };
}
