import { createRng } from '@assay/eval-core/random';

import type { MakespanJob } from './workload.ts';

/** What a scheduler can see of one replica. */
export interface ReplicaLoad {
  replica: number;
  inFlight: number;
  limit: number;
  /** Sum of the expected tokens of what is in flight, as far as they are known. */
  outstandingTokens: number;
}

/**
 * A scheduler under study. It is asked while a replica has room and jobs are left, until it answers
 * null; it never sees how long a job becomes.
 */
export interface SchedulingPolicy {
  next(replicas: readonly ReplicaLoad[], nowMs: number): { job: number; replica: number } | null;
  /** Told of each end, so that it may learn. */
  ended?(job: number, nowMs: number): void;
}

export type JobOrder =
  | 'data-set'
  | 'random'
  | 'repeat-major'
  | 'longest-expected-first'
  | 'shortest-expected-first'
  | 'longest-item-first-oracle'
  | 'longest-first-oracle';

/** Indices of the jobs in that order; ties stay in the order of the data set. */
export function orderJobs(jobs: readonly MakespanJob[], order: JobOrder, seed: string): number[] {
  const indices = jobs.map((_, place) => place);
  const by = (key: (job: MakespanJob) => number) =>
    indices.sort((a, b) => keyOf(jobs, a, key) - keyOf(jobs, b, key) || a - b);
  switch (order) {
    case 'data-set':
      return indices;
    case 'random':
      return createRng(seed).shuffle(indices);
    case 'repeat-major':
      return by(({ repeat }) => repeat);
    case 'longest-expected-first':
      return by(({ expectedTokens }) => -(expectedTokens ?? Number.POSITIVE_INFINITY));
    case 'shortest-expected-first':
      return by(({ expectedTokens }) => expectedTokens ?? Number.POSITIVE_INFINITY);
    case 'longest-item-first-oracle':
      return by(({ itemMedianTokens }) => -itemMedianTokens);
    case 'longest-first-oracle':
      return by(({ outputTokens }) => -outputTokens);
  }
}

function keyOf(
  jobs: readonly MakespanJob[],
  index: number,
  key: (job: MakespanJob) => number,
): number {
  const job = jobs[index];
  return job ? key(job) : 0;
}

/** One queue for all: the next job goes to the replica with room that owes the fewest expected tokens. */
export function sharedQueue(order: readonly number[]): SchedulingPolicy {
  let taken = 0;
  return {
    next: (replicas) => {
      const job = order[taken];
      const free = replicas.filter(({ inFlight, limit }) => inFlight < limit);
      if (job === undefined || free.length === 0) return null;
      taken += 1;
      const least = free.reduce((a, b) => (owesLess(b, a) ? b : a));
      return { job, replica: least.replica };
    },
  };
}

function owesLess(a: ReplicaLoad, b: ReplicaLoad): boolean {
  return (a.outstandingTokens - b.outstandingTokens || a.inFlight - b.inFlight) < 0;
}

/** Each replica gets an equal, contiguous part of the order from the start, and helps nobody afterwards. */
export function staticSplit(order: readonly number[], replicaCount: number): SchedulingPolicy {
  const share = Math.ceil(order.length / replicaCount);
  const parts = Array.from({ length: replicaCount }, (_, replica) =>
    order.slice(replica * share, (replica + 1) * share),
  );
  return {
    next: (replicas) => {
      for (const { replica, inFlight, limit } of replicas) {
        const job = inFlight < limit ? parts[replica]?.shift() : undefined;
        if (job !== undefined) return { job, replica };
      }
      return null;
    },
  };
}
