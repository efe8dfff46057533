import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { DIALECT_NAMES } from './dialects/by-name.ts';
import type { FaultRule } from './faults/fault-schedule.ts';
import { FAULT_KINDS } from './faults/fault.ts';
import type { SimulatorOptions } from './server/simulator-options.ts';

export const USAGE = `Usage: tsx packages/inference-simulator/src/main.ts [options]
  --config FILE         JSON with the options of startSimulator; flags go before it
  --dialect NAME        ${DIALECT_NAMES.join(', ')} (default vllm)
  --replicas N          how many servers (default 1)
  --port N              port of the first; the others follow (default: free ones)
  --host ADDRESS        (default 127.0.0.1)
  --seed TEXT           everything that is chance follows from it
  --model ID            name of the model, sim-… (default sim-base)
  --thinking-tokens N   median length of its thinking
  --slots N             sequences that one replica runs together
  --speed X             simulated seconds in one of wall time (default 1)
  --fixed-latency MS    no engine: every reply after that time
  --reply-bytes N       size of such a reply (default 2300)
  --stream-events N     events in it where it is streamed (default 8); 0: it is never streamed
  --help
Prints one line {"urls":[…]} once all of them listen. Ends on SIGTERM, SIGINT and when a pipe on standard input closes.`;

/** Cannot be read; the message is one sentence for the person at the command line. */
export class SimulatorUsageError extends Error {}

const count = z.number().int().min(1);
const positive = z.number().positive();

const engine = z
  .object({
    slots: count,
    stepBaseMs: z.number().min(0),
    stepPerSequenceMs: z.number().min(0),
    prefillTokensPerSecond: positive,
    prefillChunkTokens: count,
    kvTokens: count.nullable(),
    blockTokens: count,
    policy: z.enum(['fifo', 'priority']),
    prefixCaching: z.boolean(),
  })
  .partial()
  .strict();

const rate = z.number().min(0).max(1);

const model = z
  .object({
    id: z.string(),
    skill: z.number(),
    thinkingMedianTokens: z.number().min(0),
    thinkingSigma: z.number().min(0),
    thinkingCapTokens: count,
    difficultySlope: z.number(),
    maxModelLen: count,
    quirks: z
      .object({
        unboxed: rate,
        wrongBox: rate,
        loop: rate,
        languageMix: rate,
        emptyContent: rate,
        answerInThinking: rate,
      })
      .partial()
      .strict(),
  })
  .partial()
  .strict();

const conditions = z
  .object({
    model: z.string(),
    replica: z.number().int().min(0),
    promptIncludes: z.string(),
    stream: z.boolean(),
    nth: z.union([count, z.array(count)]),
    every: count,
    from: count,
    to: count,
    fromMs: z.number(),
    toMs: z.number(),
    probability: rate,
    probabilityPerPrompt: rate,
    firstAttempts: count,
    times: count,
  })
  .partial()
  .strict();

/** What belongs to each kind is known to the type alone; a wrong kind is what people get wrong. */
const rule = z
  .object({ fault: z.looseObject({ kind: z.enum(FAULT_KINDS) }), when: conditions.optional() })
  .strict();

const CONFIG = z
  .object({
    dialect: z.enum(DIALECT_NAMES),
    replicas: z.union([count, z.array(engine).min(1)]),
    host: z.string().min(1),
    ports: z.array(z.number().int().min(0).max(65_535)),
    seed: z.string(),
    models: z.array(model).min(1),
    checkpoints: z.record(z.string(), model),
    fixture: z.array(
      z.object({ promptIncludes: z.string(), answer: z.string(), difficulty: z.number() }).strict(),
    ),
    engine,
    speed: positive,
    reasoning: z.enum(['field', 'tags', 'closing-tag', 'hidden']),
    reasoningField: z.enum(['reasoning', 'reasoning_content']),
    longPrompt: z.enum(['refuse', 'truncate']),
    maxInFlight: count.nullable(),
    apiKey: z.string(),
    rateLimit: z.object({ requestsPerMinute: positive, tokensPerMinute: positive }).strict(),
    nondeterminism: rate,
    keepAliveTimeoutMs: z.number().min(0),
    faults: z.array(rule),
    fixedLatency: z
      .object({
        ms: z.number().min(0),
        replyBytes: z.number().int().min(0),
        streamEvents: z.number().int().min(0).optional(),
      })
      .strict(),
    keptRecords: count,
  })
  .partial()
  .strict();

/**
 * Reads the command line over the configuration file. Null when only help is asked for.
 *
 * @throws SimulatorUsageError with one sentence for whatever cannot be read
 */
export function readCliOptions(args: readonly string[]): SimulatorOptions | null {
  const flags = parse(args);
  if (flags.help) return null;
  const file = flags.config === undefined ? {} : readConfig(flags.config);
  const config = checked(
    { ...file, ...fromFlags(flags, file) },
    flags.config ?? 'the command line',
  );
  return config;
}

type Flags = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        dialect: { type: 'string' },
        replicas: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        seed: { type: 'string' },
        model: { type: 'string' },
        'thinking-tokens': { type: 'string' },
        slots: { type: 'string' },
        speed: { type: 'string' },
        'fixed-latency': { type: 'string' },
        'reply-bytes': { type: 'string' },
        'stream-events': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new SimulatorUsageError(`${messageOf(error)}; --help lists what there is.`);
  }
}

function readConfig(file: string): Record<string, unknown> {
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')), file) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SimulatorUsageError) throw error;
    throw new SimulatorUsageError(`${file} cannot be read as JSON: ${messageOf(error)}`);
  }
}

function checked(value: unknown, source: string): SimulatorOptions {
  const parsed = CONFIG.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SimulatorUsageError(
      `${issue?.path.join('.') ?? ''} in ${source} has no sense: ${issue?.message ?? 'unreadable'}`,
    );
  }
  const { faults, ...rest } = parsed.data;
  return faults ? { ...rest, faults: faults as unknown as FaultRule[] } : rest;
}

function fromFlags(flags: Flags, file: SimulatorOptions): Record<string, unknown> {
  const number = (name: keyof Flags) => numberOf(flags, name);
  const replicas = number('replicas');
  const port = number('port');
  const latencyMs = number('fixed-latency');
  const [firstModel, ...otherModels] = file.models ?? [{}];
  const named = {
    ...(flags.model === undefined ? {} : { id: flags.model }),
    ...optional('thinkingMedianTokens', number('thinking-tokens')),
  };
  return {
    ...optional('dialect', flags.dialect),
    ...optional('replicas', replicas),
    ...(port === undefined ? {} : { ports: portsFrom(port, replicas ?? countOf(file.replicas)) }),
    ...optional('host', flags.host),
    ...optional('seed', flags.seed),
    ...(Object.keys(named).length === 0
      ? {}
      : { models: [{ ...firstModel, ...named }, ...otherModels] }),
    ...(flags.slots === undefined ? {} : { engine: { ...file.engine, slots: number('slots') } }),
    ...optional('speed', number('speed')),
    ...(latencyMs === undefined
      ? {}
      : {
          fixedLatency: {
            ms: latencyMs,
            replyBytes: number('reply-bytes') ?? 2_300,
            ...optional('streamEvents', number('stream-events')),
          },
        }),
  };
}

function optional(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value };
}

function numberOf(flags: Flags, name: keyof Flags): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && text !== '') return value;
  throw new SimulatorUsageError(`--${name} is "${text}"; give a number.`);
}

function countOf(replicas: SimulatorOptions['replicas']): number {
  return typeof replicas === 'number' ? replicas : (replicas?.length ?? 1);
}

function portsFrom(first: number, replicaCount: number): number[] {
  return Array.from({ length: replicaCount }, (_, index) => (first === 0 ? 0 : first + index));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
