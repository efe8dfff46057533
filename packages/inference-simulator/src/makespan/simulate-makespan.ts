import { US_PER_MS } from '../clock/clock.ts';
import { BatchEngine } from '../engine/batch-engine.ts';
import { engineOptions, stepUs, type EngineOptions } from '../engine/engine-options.ts';
import {
  orderJobs,
  sharedQueue,
  type JobOrder,
  type ReplicaLoad,
  type SchedulingPolicy,
} from './scheduling-policy.ts';
import type { MakespanJob } from './workload.ts';

export interface MakespanOptions {
  replicas: number;
  engine?: Partial<EngineOptions>;
  /** Requests in flight on one replica at most; as many as it has slots if left out. */
  limitPerReplica?: number;
  /** Either a named order through one shared queue, or a scheduler of your own. */
  schedule: { order: JobOrder; seed?: string } | { policy: SchedulingPolicy };
}

export interface MakespanResult {
  makespanMs: number;
  /**
   * All tokens at the throughput of full batches: tokens / (replicas × slots) × the step of a full
   * batch. No schedule is faster, since a step's throughput only grows with its batch.
   */
  perfectPackingMs: number;
  /** makespan / perfect packing, from 1. */
  ratio: number;
  /** Busy slots over all slots, over the makespan. */
  utilisationFraction: number;
  replicas: readonly { jobs: number; tokens: number; lastEndMs: number; preemptions: number }[];
  /** When each job ended, by its place in the list. */
  endedMs: readonly number[];
}

interface Replica {
  engine: BatchEngine;
  load: ReplicaLoad;
  jobs: number;
  lastEndUs: number;
}

/**
 * How long a list of generations takes on simulated replicas under a scheduler. No HTTP, no clock, no
 * chance but the order's seed: the same arguments give the same result. Latency between client and
 * server is taken as zero.
 *
 * @throws RangeError when a policy names a job twice, a replica without room, or leaves jobs undone
 */
export function simulateMakespan(
  jobs: readonly MakespanJob[],
  options: MakespanOptions,
): MakespanResult {
  const study = new Study(jobs, options);
  study.run();
  return study.result();
}

class Study {
  private readonly jobs: readonly MakespanJob[];
  private readonly engine: EngineOptions;
  private readonly replicas: Replica[];
  private readonly policy: SchedulingPolicy;
  private readonly endedUs: (number | null)[];
  private readonly started = new Set<number>();
  private nowUs = 0;

  constructor(jobs: readonly MakespanJob[], options: MakespanOptions) {
    this.jobs = jobs;
    this.engine = engineOptions(options.engine);
    const limit = options.limitPerReplica ?? this.engine.slots;
    this.replicas = Array.from({ length: options.replicas }, (_, replica) => ({
      engine: new BatchEngine(this.engine),
      load: { replica, inFlight: 0, limit, outstandingTokens: 0 },
      jobs: 0,
      lastEndUs: 0,
    }));
    this.policy =
      'policy' in options.schedule
        ? options.schedule.policy
        : sharedQueue(orderJobs(jobs, options.schedule.order, options.schedule.seed ?? 'order'));
    this.endedUs = jobs.map(() => null);
  }

  run(): void {
    this.dispatch();
    for (let next = this.nextChangeUs(); next !== null; next = this.nextChangeUs()) {
      this.nowUs = next;
      for (const replica of this.replicas) this.collect(replica);
      this.dispatch();
    }
    const undone = this.endedUs.filter((ended) => ended === null).length;
    if (undone > 0) {
      throw new RangeError(`The schedule left ${undone} of ${this.jobs.length} jobs undone.`);
    }
  }

  private nextChangeUs(): number | null {
    const times = this.replicas
      .map(({ engine }) => engine.nextChangeUs())
      .filter((time) => time !== null);
    return times.length > 0 ? Math.min(...times) : null;
  }

  private collect(replica: Replica): void {
    replica.engine.runUntil(this.nowUs);
    for (const { kind, id, atUs } of replica.engine.takeEvents()) {
      if (kind !== 'finished') continue;
      this.endedUs[id] = atUs;
      replica.lastEndUs = atUs;
      replica.load.inFlight -= 1;
      replica.load.outstandingTokens -= this.jobs[id]?.expectedTokens ?? 0;
      this.policy.ended?.(id, atUs / US_PER_MS);
    }
  }

  private dispatch(): void {
    const loads = this.replicas.map(({ load }) => load);
    while (this.started.size < this.jobs.length) {
      const choice = this.policy.next(loads, this.nowUs / US_PER_MS);
      if (!choice) return;
      this.start(choice);
    }
  }

  private start(choice: { job: number; replica: number }): void {
    const job = this.jobs[choice.job];
    const replica = this.replicas[choice.replica];
    if (!job || !replica || this.started.has(choice.job)) {
      throw new RangeError(`The schedule names job ${choice.job} twice or out of range.`);
    }
    if (replica.load.inFlight >= replica.load.limit) {
      throw new RangeError(`The schedule overfills replica ${choice.replica}.`);
    }
    this.started.add(choice.job);
    replica.jobs += 1;
    replica.load.inFlight += 1;
    replica.load.outstandingTokens += job.expectedTokens ?? 0;
    const { outputTokens } = job;
    replica.engine.submit({ id: choice.job, promptTokens: 0, outputTokens }, this.nowUs);
  }

  result(): MakespanResult {
    const { slots } = this.engine;
    const endedMs = this.endedUs.map((us) => (us ?? 0) / US_PER_MS);
    const makespanMs = endedMs.reduce((latest, ms) => Math.max(latest, ms), 0);
    const tokens = this.jobs.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
    const lanes = this.replicas.length * slots;
    const perfectPackingMs = ((tokens / lanes) * stepUs(this.engine, slots)) / US_PER_MS;
    const busyUs = this.replicas.reduce((sum, { engine }) => sum + engine.counters.busySlotUs, 0);
    return {
      makespanMs,
      perfectPackingMs,
      ratio: makespanMs / perfectPackingMs,
      utilisationFraction: busyUs / US_PER_MS / (makespanMs * lanes),
      replicas: this.replicas.map(({ engine, jobs, lastEndUs }) => ({
        jobs,
        tokens: engine.counters.tokensGenerated,
        lastEndMs: lastEndUs / US_PER_MS,
        preemptions: engine.counters.preemptions,
      })),
      endedMs,
    };
  }
}
