import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { JobCount } from '@assay/db/queue/count-jobs';

import type { OpenBackend } from '../engine/backends.ts';
import type { EngineCounts } from '../engine/engine.ts';
import type { Meters, ServerName } from './meters.ts';

/** What is read when somebody asks for the figures, and costs nothing before. */
export interface MeteredState {
  backends: () => readonly OpenBackend[];
  counts: () => EngineCounts;
  isDraining: () => boolean;
  countJobs: () => Promise<readonly JobCount[]>;
}

export interface Prometheus {
  meters: Meters;
  contentType: string;
  /** The figures in Prometheus' text format. What cannot be known now has no line. */
  read(state: MeteredState): Promise<string>;
}

/** Replies take from a tenth of a second to hours. */
const REPLY_SECONDS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000];
const SHORT_SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];
const BREAKER_STATES = ['closed', 'open', 'half-open'] as const;

/**
 * All figures of one worker. Labels are the id of a backend, host and port of a replica, and our own names for how
 * things ended: as many as people have registered, and never a secret.
 */
export function createPrometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'assay_' });
  const refresh = createGauges(registry);
  return {
    meters: createMeters(registry),
    contentType: registry.contentType,
    async read(state) {
      await refresh(state);
      return registry.metrics();
    },
  };
}

const SERVER = ['backend', 'replica'] as const;

function labels({ backendId, replica }: ServerName) {
  return { backend: String(backendId), replica };
}

function createMeters(registry: Registry): Meters {
  const registers = [registry];
  const replies = new Counter({
    name: 'assay_replies_total',
    help: 'Whole replies, by how they ended.',
    labelNames: [...SERVER, 'finish'],
    registers,
  });
  const tokens = new Counter({
    name: 'assay_tokens_total',
    help: 'Tokens of whole replies and their prompts, as far as they are known.',
    labelNames: [...SERVER, 'kind'],
    registers,
  });
  const failed = new Counter({
    name: 'assay_failed_attempts_total',
    help: 'Requests that became no reply, by class; those that are asked again included.',
    labelNames: [...SERVER, 'class'],
    registers,
  });
  const latency = new Histogram({
    name: 'assay_reply_duration_seconds',
    help: 'From the request to the end of its reply.',
    labelNames: ['backend'],
    buckets: REPLY_SECONDS,
    registers,
  });
  const firstToken = new Histogram({
    name: 'assay_first_token_duration_seconds',
    help: 'From the request to the first text of its reply, where replies are streamed.',
    labelNames: ['backend'],
    buckets: REPLY_SECONDS,
    registers,
  });
  const grading = new Histogram({
    name: 'assay_grading_duration_seconds',
    help: 'From a reply to its verdict, waiting for a thread, a sandbox or a judge included.',
    labelNames: ['kind'],
    buckets: SHORT_SECONDS,
    registers,
  });
  const samples = new Counter({
    name: 'assay_samples_stored_total',
    help: 'Samples that were committed.',
    registers,
  });
  const store = new Histogram({
    name: 'assay_store_duration_seconds',
    help: 'One commit of a batch of samples.',
    buckets: SHORT_SECONDS,
    registers,
  });
  return {
    replied(server, reply) {
      const { backend, replica } = labels(server);
      replies.inc({ backend, replica, finish: reply.finish });
      tokens.inc({ backend, replica, kind: 'prompt' }, reply.promptTokens ?? 0);
      tokens.inc({ backend, replica, kind: 'completion' }, reply.completionTokens ?? 0);
      latency.observe({ backend }, reply.latencyMs / 1_000);
      if (reply.firstTokenMs !== null) firstToken.observe({ backend }, reply.firstTokenMs / 1_000);
    },
    failed(server, errorClass) {
      failed.inc({ ...labels(server), class: errorClass });
    },
    graded(kind, durationMs) {
      grading.observe({ kind }, durationMs / 1_000);
    },
    stored(count, durationMs) {
      samples.inc(count);
      store.observe(durationMs / 1_000);
    },
  };
}

function createGauges(registry: Registry): (state: MeteredState) => Promise<void> {
  const server = createServerGauges(registry);
  const registers = [registry];
  const shards = new Gauge({
    name: 'assay_shards',
    help: 'Shards that this worker has under way.',
    registers,
  });
  const draining = new Gauge({
    name: 'assay_draining',
    help: '1: the worker takes no more work and is about to end.',
    registers,
  });
  const jobs = new Gauge({
    name: 'assay_queue_jobs',
    help: 'Jobs of the queue, of all workers together.',
    labelNames: ['job', 'state'],
    registers,
  });
  return async (state) => {
    server(state.backends());
    shards.set(state.counts().shards.size);
    draining.set(state.isDraining() ? 1 : 0);
    const counts = await state.countJobs().catch(() => []);
    jobs.reset();
    for (const { job, running, waiting, dead } of counts) {
      jobs.set({ job, state: 'running' }, running);
      jobs.set({ job, state: 'waiting' }, waiting);
      jobs.set({ job, state: 'dead' }, dead);
    }
  };
}

function createServerGauges(registry: Registry): (backends: readonly OpenBackend[]) => void {
  const registers = [registry];
  const inFlight = new Gauge({
    name: 'assay_requests_in_flight',
    help: 'Requests that a replica works on for this worker.',
    labelNames: SERVER,
    registers,
  });
  const limit = new Gauge({
    name: 'assay_replica_limit_requests',
    help: 'Requests that this worker may have in flight on a replica now.',
    labelNames: SERVER,
    registers,
  });
  const breaker = new Gauge({
    name: 'assay_replica_breaker',
    help: '1 for the state that the breaker of a replica is in; open: the replica is left alone.',
    labelNames: [...SERVER, 'state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'assay_requests_waiting',
    help: 'Requests of this worker that wait for room on a backend.',
    labelNames: ['backend'],
    registers,
  });
  return (backends) => {
    for (const gauge of [inFlight, limit, breaker, waiting]) gauge.reset();
    for (const { id, slots, replicas } of backends) {
      const backend = String(id);
      waiting.inc({ backend }, slots.waiting);
      for (const [index, status] of slots.states().entries()) {
        const server = { backend, replica: replicas[index]?.host ?? '' };
        inFlight.inc(server, status.inFlight);
        limit.set(server, status.limit);
        for (const state of BREAKER_STATES)
          breaker.set({ ...server, state }, status.breaker === state ? 1 : 0);
      }
    }
  };
}
