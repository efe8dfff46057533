import type { IncomingMessage, ServerResponse } from 'node:http';

import { readChatRequest } from '../dialects/read-request.ts';
import { RefusedError, type Refusal } from '../dialects/refusal.ts';
import type { FaultEffect, Interception, PlanContext } from '../faults/fault-effect.ts';
import { effectOf } from '../faults/fault.ts';
import {
  composeReply,
  replyLimit,
  withChangedToken,
  type Composition,
} from '../generation/compose-reply.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import type { ReplyPlan } from '../generation/plan-reply.ts';
import type { SimulatedModel } from '../generation/simulated-model.ts';
import { tokenize } from '../text/tokenizer.ts';
import { ReplyRun } from './reply-run.ts';
import type { RequestRecord } from './request-log.ts';
import { sendReply } from './send-reply.ts';
import type { ServingContext } from './serving-context.ts';
import { shortHash } from './short-hash.ts';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
}

type Json = Readonly<Record<string, unknown>>;

const NOTED_HEADERS = ['x-request-id', 'authorization', 'user-agent', 'accept', 'accept-encoding'];

/** Takes one chat request from its last byte to the engine, or to its refusal. */
export class ChatExchange {
  private readonly exchange: Exchange;
  private readonly context: ServingContext;
  private readonly json: Json | null;
  private readonly record: RequestRecord;
  private readonly promptText: string;
  private readonly effects: FaultEffect[];
  private rateHeaders: Record<string, string> = {};
  private isOver = false;

  constructor(exchange: Exchange, context: ServingContext) {
    this.exchange = exchange;
    this.context = context;
    this.json = parseObject(exchange.body);
    this.promptText = roughPrompt(this.json);
    this.record = this.openRecord();
    const faults = context.schedule.pick({
      model: this.record.model,
      replica: context.replica.index,
      promptText: this.promptText,
      stream: this.record.stream,
      attempt: this.record.attempt,
      atMs: this.record.arrivedMs,
    });
    this.record.faults = faults.map(({ kind }) => kind);
    this.effects = faults.map(effectOf);
    exchange.response.once('close', () => {
      this.clientLeft();
    });
  }

  start(): void {
    for (const effect of this.effects) effect.before?.(this.context.power);
    const delayMs = this.effects.reduce((sum, effect) => sum + (effect.delayMs ?? 0), 0);
    if (delayMs > 0) {
      this.context.later(delayMs, () => {
        this.proceed();
      });
    } else this.proceed();
  }

  private proceed(): void {
    if (this.isOver || this.exchange.response.destroyed) return;
    const interceptor = this.effects.find(({ instead }) => instead);
    if (interceptor) interceptor.instead?.(this.interception());
    else this.serve();
  }

  private serve(): void {
    try {
      const request = this.readRequest();
      const { model, weightsId } = this.modelFor(request);
      const fitted = this.fitContext(request, model);
      this.admit(fitted);
      const plans = this.plansFor(fitted, model, weightsId);
      this.isOver = true;
      const run = new ReplyRun({
        context: this.context,
        response: this.exchange.response,
        record: this.record,
        request: fitted,
        plans,
        effects: this.effects,
        headers: this.rateHeaders,
        weightsId,
      });
      run.start();
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      this.refuse(error.refusal);
    }
  }

  private readRequest(): GenerationRequest {
    const { settings, replica } = this.context;
    this.checkKey();
    if (!replica.isAlive) {
      throw new RefusedError({
        kind: 'server-error',
        message: 'EngineCore encountered an issue. See stack trace (above) for the root cause.',
      });
    }
    if (!this.json) {
      throw new RefusedError({ kind: 'malformed', message: 'The request body is not valid JSON.' });
    }
    const read = readChatRequest(this.json, settings.dialect);
    const headerId = this.exchange.request.headers['x-request-id'];
    const named = {
      ...read,
      requestId: read.requestId ?? (typeof headerId === 'string' ? headerId : null),
    };
    const refusal = settings.dialect.check?.(named, replica.policy);
    if (refusal) throw new RefusedError(refusal);
    return this.effects.reduce(
      (request, effect) => effect.editRequest?.(request) ?? request,
      named,
    );
  }

  private checkKey(): void {
    const { apiKey } = this.context.settings;
    const sent = this.exchange.request.headers.authorization;
    if (apiKey !== null && sent !== `Bearer ${apiKey}`) {
      throw new RefusedError({ kind: 'unauthorized' });
    }
  }

  private modelFor({ model: name }: GenerationRequest): {
    model: SimulatedModel;
    weightsId: string;
  } {
    const { replica, settings } = this.context;
    const known = replica.modelNamed(name);
    if (known) return known;
    const first = replica.modelNamed(replica.baseModel.id);
    if (!first || (settings.dialect.unknownModel === 'refuse' && !this.isOwnName(name))) {
      throw new RefusedError({ kind: 'unknown-model', model: name });
    }
    return first;
  }

  /** TGI takes `tgi` for its one model. */
  private isOwnName(name: string): boolean {
    return this.context.settings.dialect.name === 'tgi' && name === 'tgi';
  }

  private fitContext(request: GenerationRequest, { maxModelLen }: SimulatedModel) {
    const { promptTokens, maxTokens } = request;
    if (this.context.settings.dialect.longPrompt === 'refuse') {
      if (promptTokens + (maxTokens ?? 1) <= maxModelLen) return request;
      throw new RefusedError({ kind: 'context', promptTokens, maxTokens, limit: maxModelLen });
    }
    if (promptTokens < maxModelLen) return request;
    // Room for the reply is made at the start of the prompt: at most half of the context.
    const room = Math.min(maxTokens ?? 1, Math.floor(maxModelLen / 2));
    const kept = tokenize(request.promptText).slice(-(maxModelLen - room));
    return { ...request, promptText: kept.join(''), promptTokens: kept.length };
  }

  private admit(request: GenerationRequest): void {
    const { settings, replica, rateLimit } = this.context;
    if (settings.maxInFlight !== null && replica.active.size >= settings.maxInFlight) {
      replica.counters.rejected += 1;
      throw new RefusedError({ kind: 'overloaded' });
    }
    if (!rateLimit) return;
    // Hosts count what may be generated, not what will be.
    const tokens = request.promptTokens + (request.maxTokens ?? 0);
    const { retryAfterMs, headers } = rateLimit.take(tokens, replica.nowMs());
    this.rateHeaders = headers;
    if (retryAfterMs !== null) throw new RefusedError({ kind: 'rate-limited' });
  }

  private plansFor(
    request: GenerationRequest,
    model: SimulatedModel,
    weightsId: string,
  ): ReplyPlan[] {
    const { settings, replica } = this.context;
    const composition: Composition = {
      model,
      weightsId,
      simulatorSeed: settings.seed,
      fixture: settings.fixture,
      delivery: settings.dialect.reasoning.delivery,
      scripted: settings.reply(request),
      ordinal: this.record.ordinal,
    };
    const limitTokens = replyLimit(request, model.maxModelLen);
    return Array.from({ length: request.choices }, (_, choice) => {
      const compose = (weights: string) =>
        composeReply(request, { ...composition, weightsId: weights }, choice);
      const planContext: PlanContext = { rewrite: compose, limitTokens };
      const plan = this.effects.reduce(
        (edited, effect) => effect.editPlan?.(edited, planContext) ?? edited,
        compose(weightsId),
      );
      return this.dependsOnBatch() ? withChangedToken(plan, String(replica.active.size)) : plan;
    });
  }

  private dependsOnBatch(): boolean {
    const { nondeterminism, seed } = this.context.settings;
    if (nondeterminism === 0) return false;
    const draw = Number.parseInt(shortHash(`${seed} ${this.record.ordinal}`).slice(0, 8), 16);
    return draw / 2 ** 32 < nondeterminism;
  }

  private refuse(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): void {
    this.end('refused', () => {
      const reply = this.context.settings.dialect.refuse(refusal);
      this.record.status = reply.status;
      sendReply(this.exchange.response, reply, { ...this.rateHeaders, ...headers });
    });
  }

  private interception(): Interception {
    const { response } = this.exchange;
    return {
      refuse: (refusal, headers) => {
        this.refuse(refusal, headers);
      },
      answer: (reply) => {
        this.end('refused', () => {
          this.record.status = reply.status;
          sendReply(response, { status: reply.status, body: reply.body }, reply.headers);
        });
      },
      reset: () => {
        this.end('broken', () => response.socket?.resetAndDestroy());
      },
      close: () => {
        this.end('broken', () => response.socket?.end());
      },
      // The record stays open until the client has had enough.
      ignore: () => undefined,
      replica: this.context.power,
      // Dates in headers are read against the client's own clock.
      nowMs: () => Date.now(),
    };
  }

  private end(outcome: 'refused' | 'broken', act: () => unknown): void {
    this.isOver = true;
    this.context.log.end(this.record, outcome, this.context.replica.nowMs());
    act();
  }

  private clientLeft(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.context.log.end(this.record, 'cancelled', this.context.replica.nowMs());
  }

  private openRecord(): RequestRecord {
    const { replica, log } = this.context;
    const { request, body } = this.exchange;
    const model = typeof this.json?.model === 'string' ? this.json.model : '';
    const seed = typeof this.json?.seed === 'number' ? this.json.seed : null;
    return log.open({
      replica: replica.index,
      model,
      stream: this.json?.stream === true,
      seed,
      bodyHash: shortHash(body),
      sampleKey: shortHash(JSON.stringify([model, this.promptText, seed])),
      headers: notedHeaders(request),
      arrivedMs: replica.nowMs(),
      weightsAtStart: replica.weightsId,
      promptText: this.promptText,
    });
  }
}

function notedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const noted = NOTED_HEADERS.map((name) => [name, headers[name]]);
  return Object.fromEntries(noted.filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
}

function parseObject(body: Buffer): Json | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** The texts of all messages, whatever the dialect will think of them: faults and forbidden items are found by it. */
function roughPrompt(json: Json | null): string {
  const messages = Array.isArray(json?.messages) ? (json.messages as (Json | null)[]) : [];
  return messages
    .map((message) => message?.content ?? '')
    .map((content) => (typeof content === 'string' ? content : JSON.stringify(content)))
    .join('\n');
}
