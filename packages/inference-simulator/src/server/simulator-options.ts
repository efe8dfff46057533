import type { Clock } from '../clock/clock.ts';
import { createRealClock } from '../clock/real-clock.ts';
import { DIALECTS } from '../dialects/by-name.ts';
import type { Dialect, DialectName } from '../dialects/dialect.ts';
import { engineOptions, type EngineOptions } from '../engine/engine-options.ts';
import type { FaultRule } from '../faults/fault-schedule.ts';
import type { FixtureItem } from '../generation/fixture.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import type { ReasoningDelivery } from '../generation/reasoning-delivery.ts';
import {
  simulatedModel,
  type ModelOptions,
  type SimulatedModel,
} from '../generation/simulated-model.ts';

export interface SimulatorOptions {
  /** `vllm` if left out. */
  dialect?: DialectName;
  /** How many replicas, or the engine of each where they differ. One if left out. */
  replicas?: number | readonly Partial<EngineOptions>[];
  /** 127.0.0.1 if left out. */
  host?: string;
  /** One for each replica; 0 or nothing for any free one. */
  ports?: readonly number[];
  /** Everything that is chance follows from it. */
  seed?: string;
  models?: readonly ModelOptions[];
  /** What the weights at a path are like, for adapters and weight updates. */
  checkpoints?: Readonly<Record<string, ModelOptions>>;
  fixture?: readonly FixtureItem[];
  /** Writes the reply instead of the model; null leaves it to the model. */
  reply?: (request: GenerationRequest) => ScriptedReply | null;
  engine?: Partial<EngineOptions>;
  /** Wall time at `speed` if left out. */
  clock?: Clock;
  /** 50 makes a simulated second pass in 20 ms. */
  speed?: number;
  reasoning?: ReasoningDelivery;
  reasoningField?: Dialect['reasoning']['field'];
  longPrompt?: Dialect['longPrompt'];
  /** Requests that may wait or run on one replica; null for no end. The dialect's own if left out. */
  maxInFlight?: number | null;
  /** The key that every request must bear; none if left out. */
  apiKey?: string;
  /** What a host counts, with its rate headers on every reply. */
  rateLimit?: { requestsPerMinute: number; tokensPerMinute: number };
  /** How often a late token differs by the size of the batch, from 0 to 1. */
  nondeterminism?: number;
  /** An idle connection is closed after that long, as uvicorn does: 5,000 if left out. */
  keepAliveTimeoutMs?: number;
  faults?: readonly FaultRule[];
  /** Answers without an engine: for throughput alone. */
  fixedLatency?: FixedLatencyOptions;
  /** Requests that the state page keeps: 100,000 if left out. Its counts are exact beyond. */
  keptRecords?: number;
}

export interface FixedLatencyOptions {
  /** Wall time from the end of a request to its whole reply. */
  ms: number;
  /** About that many bytes, of the body if it is not streamed, of the text if it is. */
  replyBytes: number;
  /** Events with text in a streamed reply, all sent at once: 8 if left out; 0: it comes whole, whatever is asked for. */
  streamEvents?: number;
}

export interface ScriptedReply {
  /** Null for a reply without thinking. */
  thinking: string | null;
  content: string;
}

/** The options with everything filled in. */
export interface SimulatorSettings {
  dialect: Dialect;
  engines: readonly EngineOptions[];
  host: string;
  ports: readonly number[];
  seed: string;
  models: readonly SimulatedModel[];
  checkpoints: Readonly<Record<string, ModelOptions>>;
  fixture: readonly FixtureItem[];
  reply: (request: GenerationRequest) => ScriptedReply | null;
  clock: Clock;
  maxInFlight: number | null;
  apiKey: string | null;
  rateLimit: { requestsPerMinute: number; tokensPerMinute: number } | null;
  nondeterminism: number;
  keepAliveTimeoutMs: number;
  faults: readonly FaultRule[];
  fixedLatency: FixedLatencyOptions | null;
  keptRecords: number;
}

/** @throws RangeError for an option without sense */
export function simulatorSettings(options: SimulatorOptions): SimulatorSettings {
  const dialect = dialectWith(options);
  const own = dialect.defaults.slots === undefined ? {} : { slots: dialect.defaults.slots };
  const shared = { ...own, ...options.engine };
  const replicas = options.replicas ?? 1;
  const perReplica =
    typeof replicas === 'number' ? Array.from({ length: replicas }, () => ({})) : replicas;
  if (perReplica.length === 0) throw new RangeError('A simulator needs at least one replica.');
  return {
    dialect,
    engines: perReplica.map((engine) => engineOptions({ ...shared, ...engine })),
    host: options.host ?? '127.0.0.1',
    ports: options.ports ?? [],
    seed: options.seed ?? 'simulator',
    models: (options.models ?? [{}]).map(simulatedModel),
    checkpoints: options.checkpoints ?? {},
    fixture: options.fixture ?? [],
    reply: options.reply ?? (() => null),
    clock: options.clock ?? createRealClock(options.speed ?? 1),
    maxInFlight:
      options.maxInFlight === undefined
        ? (dialect.defaults.maxInFlight ?? null)
        : options.maxInFlight,
    apiKey: options.apiKey ?? null,
    rateLimit: options.rateLimit ?? null,
    nondeterminism: options.nondeterminism ?? 0,
    keepAliveTimeoutMs: options.keepAliveTimeoutMs ?? 5_000,
    faults: options.faults ?? [],
    fixedLatency: options.fixedLatency ?? null,
    keptRecords: options.keptRecords ?? 100_000,
  };
}

function dialectWith(options: SimulatorOptions): Dialect {
  const dialect = DIALECTS[options.dialect ?? 'vllm'];
  return {
    ...dialect,
    longPrompt: options.longPrompt ?? dialect.longPrompt,
    reasoning: {
      delivery: options.reasoning ?? dialect.reasoning.delivery,
      field: options.reasoningField ?? dialect.reasoning.field,
    },
  };
}
