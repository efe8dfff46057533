import { Pool } from 'undici';

import type { Dialect, Replies } from '@assay/contracts/backends';
import type { TimeLimits } from '@assay/contracts/time-limits';
import { decryptSecret } from '@assay/db/secrets';
import type { ShardBackend } from '@assay/db/work/load-shard';

import { chatEndpoint, type Endpoint } from '../client/base-url.ts';
import { createReplicaSlots, type ReplicaSlots } from './replica-slots.ts';
import { processClock, type Clock } from './replicas/clock.ts';
import { createLimitShare, type Leases, type LimitShare } from './replicas/limit-share.ts';
import { watchServerLoad } from './replicas/watch-server-load.ts';
import { RunBrokenError } from './run-broken.ts';
import type { WeightsAgreements } from './weights/agreements.ts';
import { createBackendWeights, type BackendWeights } from './weights/backend-weights.ts';

/** A backend as this process uses it: shared by all its shards. */
export interface OpenBackend {
  id: number;
  name: string;
  /** How its servers speak: what they mean by an error, which parameters they take. */
  dialect: Dialect;
  secret: string | null;
  /** How long each part of a request may take, where a person has said so. */
  timeLimits: TimeLimits;
  replies: Replies;
  /** `host` names a replica where the whole address would be too much: with its port, without a password. */
  replicas: (Endpoint & { url: string; host: string; connections: Pool })[];
  slots: ReplicaSlots;
  weights: BackendWeights;
  /** Looks after its replicas no more, and breaks what is under way. */
  close(): Promise<void>;
}

export interface Backends {
  /**
   * Opens a backend once; one whose settings were changed is opened anew. It stays open until the work has ended.
   */
  using<Result>(
    backend: ShardBackend,
    work: (open: OpenBackend) => Promise<Result>,
  ): Promise<Result>;
  inFlight(): number;
  /**
   * Every backend that was used. One whose settings were changed comes once for each of them that was used within the
   * last minute, the present ones last.
   */
  all(): OpenBackend[];
  close(): Promise<void>;
}

const CONNECT_LIMIT_MS = 10_000;
/** Servers on uvicorn close idle connections after 5 s: ours are gone before. */
const KEEP_ALIVE_MS = 2_500;

function connectLimitMsOf({ timeLimits: { connectSeconds } }: ShardBackend): number {
  return connectSeconds === null ? CONNECT_LIMIT_MS : connectSeconds * 1_000;
}

/** What a process agrees on with all others. */
export interface BackendAgreements {
  leases: Leases;
  weights: WeightsAgreements;
}

/**
 * Former settings are closed after that long without use: a shard that read them before they were changed may come yet,
 * and a person may take a change back.
 */
const FORMER_KEPT_MS = 60_000;

interface Opened {
  backend: OpenBackend;
  uses: number;
  callOffClosing: (() => void) | null;
}

/** @param agreements without them this process takes all of each limit, and changes no weights */
export function createBackends(
  secretKey: Buffer,
  agreements: Partial<BackendAgreements> = {},
  clock: Clock = processClock,
): Backends {
  const opened = new Map<string, Opened>();
  const closing = new Set<Promise<void>>();

  function take(settings: ShardBackend): Opened {
    const key = JSON.stringify([
      settings.id,
      settings.dialect,
      settings.replicaUrls,
      settings.maxConcurrency,
      settings.timeLimits,
      settings.replies,
      settings.secretCipher?.toString('base64'),
    ]);
    const taken = opened.get(key) ?? {
      backend: openBackend(settings, { secretKey, ...agreements }),
      ...{ uses: 0, callOffClosing: null },
    };
    taken.uses += 1;
    taken.callOffClosing?.();
    taken.callOffClosing = null;
    // The last of a backend is the one whose settings hold, also where they are those of before again.
    opened.delete(key);
    opened.set(key, taken);
    return taken;
  }

  function closeFormer(backendId: number): void {
    const all = [...opened].filter(([, { backend }]) => backend.id === backendId);
    for (const [key, former] of all.slice(0, -1)) {
      if (former.uses > 0 || former.callOffClosing) continue;
      former.callOffClosing = clock.after(FORMER_KEPT_MS, () => {
        opened.delete(key);
        const closed = former.backend.close().finally(() => closing.delete(closed));
        closing.add(closed);
      });
    }
  }

  return {
    async using(settings, work) {
      const taken = take(settings);
      closeFormer(settings.id);
      try {
        return await work(taken.backend);
      } finally {
        taken.uses -= 1;
        closeFormer(settings.id);
      }
    },
    inFlight: () =>
      [...opened.values()].reduce((sum, { backend }) => sum + backend.slots.inFlight, 0),
    all: () => [...opened.values()].map(({ backend }) => backend),
    async close() {
      const closed = [...opened.values()].map(({ backend, callOffClosing }) => {
        callOffClosing?.();
        return backend.close();
      });
      await Promise.all([...closing, ...closed]);
    },
  };
}

function openBackend(
  backend: ShardBackend,
  { secretKey, leases, weights }: { secretKey: Buffer } & Partial<BackendAgreements>,
): OpenBackend {
  const { secretCipher, maxConcurrency } = backend;
  if (backend.replicaUrls.length === 0) {
    throw new RunBrokenError(
      `Backend "${backend.name}" has no URL: give it one, then retry the run.`,
    );
  }
  const secret = secretCipher === null ? null : readSecret(secretKey, secretCipher);
  let limitShare: LimitShare | null = null;
  const slots = createReplicaSlots({
    replicas: backend.replicaUrls.length,
    perReplica: maxConcurrency,
    startAt: startOf(backend),
    share: leases ? 0 : maxConcurrency,
    onWaiting: () => limitShare?.ask(),
  });
  if (leases) limitShare = shareLimit(backend, slots, leases);
  const replicas = backend.replicaUrls.map((url) => {
    const endpoint = chatEndpoint(url);
    const { host } = new URL(endpoint.origin);
    const connections = openConnections(endpoint.origin, {
      most: mostConnections(maxConcurrency),
      areKept: backend.dialect !== 'llamacpp',
      connectLimitMs: connectLimitMsOf(backend),
    });
    return { ...endpoint, url, host, connections };
  });
  const { name, dialect } = backend;
  const sources = replicas.map(({ origin, path, url, connections: dispatcher }) => ({
    dispatcher,
    origin,
    path,
    secret,
    url,
  }));
  const unwatch = watchServerLoad({ dialect, replicas: sources, slots });
  const held = createBackendWeights({
    ...{ name, dialect, slots, replicas: sources },
    agreements: weights ?? null,
  });
  return {
    id: backend.id,
    name,
    dialect,
    secret,
    timeLimits: backend.timeLimits,
    replies: backend.replies,
    slots,
    weights: held,
    replicas,
    async close() {
      unwatch();
      await held.close();
      const closing = replicas.map(({ connections }) => connections.destroy());
      await Promise.all([...closing, limitShare?.close()]);
    },
  };
}

function shareLimit(
  { id: backendId, replicaUrls }: ShardBackend,
  slots: ReplicaSlots,
  leases: Leases,
): LimitShare {
  const replicas = replicaUrls.length;
  return createLimitShare({ leases, backendId, replicas, slots });
}

/**
 * A server of one's own queues what it has no room for, so that beginning at the limit costs nothing. A host
 * refuses instead: there the limit is felt for, from 20 upwards.
 */
function startOf({ dialect, maxConcurrency }: ShardBackend): number {
  return dialect === 'openai' ? Math.min(HOSTED_START, maxConcurrency) : maxConcurrency;
}

const HOSTED_START = 20;

function readSecret(secretKey: Buffer, cipher: Buffer): string {
  try {
    return decryptSecret(secretKey, cipher);
  } catch (cause) {
    throw new RunBrokenError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Two more than requests, for the metrics and the weights, and a quarter more: undici lets a connection rest for a turn
 * of the event loop after each reply, and where many replies come at once, each of the next requests had to wait for
 * it. With the spare ones 2.4 % more samples a second at 256 requests in flight.
 */
function mostConnections(requests: number): number {
  return Math.ceil(requests * 1.25) + 2;
}

/**
 * No hidden limits: undici's own would end a reply after 300 s of silence, and a queue can be longer. llama.cpp's server
 * keeps a thread waiting on each idle connection: of 64 kept ones it answered 6 requests a second, of 64 new ones 164.
 */
function openConnections(
  origin: string,
  { most, areKept, connectLimitMs }: { most: number; areKept: boolean; connectLimitMs: number },
): Pool {
  return new Pool(origin, {
    connections: most,
    pipelining: areKept ? 1 : 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: connectLimitMs },
    allowH2: false,
  });
}
