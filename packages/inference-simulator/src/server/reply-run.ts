import type { ServerResponse } from 'node:http';

import { US_PER_MS } from '../clock/clock.ts';
import type { ReplyFacts } from '../dialects/dialect.ts';
import { CREATED_S } from '../dialects/model-cards.ts';
import type { Refusal } from '../dialects/refusal.ts';
import type { FaultEffect, Payload, Sending } from '../faults/fault-effect.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import { thinkingTokens, type ReplyPlan } from '../generation/plan-reply.ts';
import { prefixBlocks } from '../generation/prefix-blocks.ts';
import { readPieces, type PieceReader } from '../generation/reasoning-delivery.ts';
import { responseSink, type ByteSink } from './byte-sink.ts';
import { Payloads, type ChoicePart } from './payloads.ts';
import type { ActiveReply } from './replica.ts';
import type { RequestOutcome, RequestRecord } from './request-log.ts';
import type { ServingContext } from './serving-context.ts';
import { shortHash } from './short-hash.ts';

export interface ReplyRunOptions {
  context: ServingContext;
  response: ServerResponse;
  record: RequestRecord;
  request: GenerationRequest;
  plans: readonly ReplyPlan[];
  effects: readonly FaultEffect[];
  headers: Readonly<Record<string, string>>;
  weightsId: string;
}

/** One choice on its way through the engine. */
interface ChoiceRun {
  index: number;
  sequenceId: number;
  plan: ReplyPlan;
  reader: PieceReader;
  /** Tokens that were put into events. */
  sentTokens: number;
  state: 'running' | 'finished' | 'gone';
  /** It leaves the engine with the finish reason `abort`. */
  finishesAborted: boolean;
}

/** The first event of a stream and the body of a whole reply come before any token. */
const BEFORE_TOKENS = 0;

let lastSequenceId = 0;

/** Runs a decided reply through the engine and sends it, whole or as a stream, with its faults. */
export class ReplyRun implements ActiveReply {
  readonly requestId: string | null;
  private readonly options: ReplyRunOptions;
  private readonly choices: ChoiceRun[];
  private readonly payloads: Payloads;
  private readonly sink: ByteSink;
  private readonly sending: Sending;
  private cachedTokens = 0;
  private isOver = false;

  constructor(options: ReplyRunOptions) {
    this.options = options;
    this.requestId = options.request.requestId;
    const { dialect } = options.context.settings;
    this.choices = options.plans.map((plan, index) => ({
      index,
      sequenceId: (lastSequenceId += 1),
      plan,
      reader: readPieces(plan, dialect.reasoning.delivery),
      sentTokens: 0,
      state: 'running',
      finishesAborted: false,
    }));
    this.payloads = new Payloads({
      dialect,
      request: options.request,
      identity: {
        id: this.requestId ?? `chatcmpl-${shortHash(`${options.record.ordinal}`)}`,
        model: options.request.model,
        createdS: CREATED_S + Math.floor(options.record.arrivedMs / 1_000),
      },
    });
    this.sink = options.effects.reduce(
      (inner, effect) => effect.wrapSink?.(inner) ?? inner,
      this.noting(responseSink(options.response, options.context.later)),
    );
    this.sending = {
      sink: this.sink,
      event: (payload) => {
        this.writeEvent(payload);
      },
      refuseInStream: (refusal) => {
        this.refuseInStream(refusal);
      },
      replica: options.context.power,
    };
  }

  start(): void {
    const { context, response, record, request } = this.options;
    context.replica.active.add(this);
    response.once('finish', () => {
      this.end('answered');
    });
    response.once('close', () => {
      this.end('cancelled');
      this.leaveEngine();
    });
    record.promptTokens = request.promptTokens;
    context.replica.counters.promptTokens += request.promptTokens;
    if (request.stream) this.openStream();
    if (!this.isOver) for (const choice of this.choices) this.submit(choice);
  }

  finishAborted(): void {
    for (const choice of this.running()) {
      const generated = this.options.context.replica.paced.engine.generated(choice.sequenceId) ?? 0;
      choice.plan = {
        ...choice.plan,
        tokens: choice.plan.tokens.slice(0, Math.max(generated, choice.sentTokens)),
        finish: 'abort',
        stopReason: null,
      };
      choice.reader = this.readerAt(choice);
      choice.finishesAborted = true;
      this.options.context.replica.paced.abort(choice.sequenceId);
    }
  }

  drop(): void {
    this.end('broken');
    this.options.response.socket?.resetAndDestroy();
  }

  private submit(choice: ChoiceRun): void {
    const { context, request } = this.options;
    const { replica } = context;
    const spec = {
      id: choice.sequenceId,
      promptTokens: request.promptTokens,
      outputTokens: Math.max(1, choice.plan.tokens.length),
      priority: request.priority,
      ...(replica.readsPrefixes
        ? { prefixBlocks: prefixBlocks(request.promptText, request.cacheSalt, replica.blockTokens) }
        : {}),
    };
    replica.paced.submit(spec, {
      admitted: (atUs) => {
        this.options.record.admittedMs ??= atUs / US_PER_MS;
        this.cachedTokens += replica.paced.engine.cachedTokens(spec.id);
      },
      firstToken: (atUs) => {
        this.noteFirstToken(atUs / US_PER_MS);
      },
      ...(request.stream
        ? {
            progress: (tokens: number) => {
              this.sendTokens(choice, tokens);
            },
          }
        : {}),
      finished: () => {
        this.leave(choice, 'finished');
      },
      aborted: () => {
        this.leave(choice, choice.finishesAborted ? 'finished' : 'gone');
      },
    });
  }

  private noteFirstToken(atMs: number): void {
    const { record, context } = this.options;
    if (record.firstTokenMs !== null) return;
    record.firstTokenMs = atMs;
    const { counters } = context.replica;
    counters.firstTokens += 1;
    counters.firstTokenSumMs += atMs - record.arrivedMs;
    counters.queueSumMs += (record.admittedMs ?? atMs) - record.arrivedMs;
  }

  private leave(choice: ChoiceRun, state: 'finished' | 'gone'): void {
    choice.state = state;
    const { record, context } = this.options;
    if (this.running().length === 0) record.slotFreedMs = context.replica.nowMs();
    if (state === 'finished') this.finish(choice);
  }

  private finish(choice: ChoiceRun): void {
    if (this.isOver) return;
    const { counters } = this.options.context.replica;
    counters.completionTokens += choice.plan.tokens.length;
    counters.finished[choice.plan.finish] = (counters.finished[choice.plan.finish] ?? 0) + 1;
    if (this.options.request.stream) this.closeChoice(choice);
    if (this.running().length > 0) return;
    this.note();
    if (this.options.request.stream) this.closeStream();
    else this.sendWhole();
  }

  private note(): void {
    const { record, context } = this.options;
    record.completionTokens = this.facts().completionTokens;
    record.finish = this.choices.map(({ plan }) => plan.finish).join(',');
    record.textHash = shortHash(
      this.choices.map(({ plan }) => plan.tokens.join('')).join('\u0000'),
    );
    record.weightsAtEnd = context.replica.weightsId;
  }

  private openStream(): void {
    this.writeHead('text/event-stream; charset=utf-8');
    if (this.brokenAt(BEFORE_TOKENS)) return;
    for (const { index } of this.choices) this.writeEvent(this.payloads.opening(index));
  }

  private sendTokens(choice: ChoiceRun, tokens: number): void {
    const { streamInterval } = this.options.request;
    while (!this.isOver && tokens - choice.sentTokens >= streamInterval) {
      const next = Math.min(choice.sentTokens + streamInterval, choice.plan.tokens.length);
      // The last ones go with the finish reason.
      if (next >= choice.plan.tokens.length) return;
      this.sendPart(choice, next, (part) => this.payloads.delta(part, this.factsSoFar()));
    }
  }

  private closeChoice(choice: ChoiceRun): void {
    this.sendTokens(choice, choice.plan.tokens.length);
    if (this.isOver) return;
    this.sendPart(choice, choice.plan.tokens.length, (part) =>
      this.payloads.closing(part, choice.plan, this.factsSoFar()),
    );
  }

  private sendPart(
    choice: ChoiceRun,
    tokens: number,
    write: (part: ChoicePart) => Payload | null,
  ): void {
    const others = this.sentTokens() - choice.sentTokens;
    if (this.brokenAt(others + tokens)) return;
    const from = choice.sentTokens;
    choice.sentTokens = tokens;
    const { index, reader, plan } = choice;
    const part = { index, piece: reader.upTo(tokens), tokens: plan.tokens.slice(from, tokens) };
    const payload = write(part);
    if (payload) this.writeEvent(payload);
  }

  private closeStream(): void {
    if (this.isOver) return;
    const usage = this.payloads.usage(this.facts());
    if (usage) this.writeEvent(usage);
    if (!this.options.effects.some(({ dropsDone }) => dropsDone)) this.writeEvent('[DONE]');
    this.sink.end();
  }

  /** In two halves where a fault may want to come between them, else in one piece with its length. */
  private sendWhole(): void {
    const parts = this.choices.map(({ index, reader, plan }) => ({
      index,
      piece: reader.upTo(plan.tokens.length),
      tokens: plan.tokens,
    }));
    const plans = this.choices.map(({ plan }) => plan);
    const payload = this.edited(this.payloads.whole(parts, plans, this.facts()));
    const body = Buffer.from(JSON.stringify(payload ?? {}), 'utf8');
    if (this.options.effects.length === 0) {
      this.writeHead('application/json', { 'content-length': String(body.length) });
      this.options.response.end(body);
      return;
    }
    this.writeHead('application/json');
    if (this.brokenAt(BEFORE_TOKENS)) return;
    const middle = Math.floor(body.length / 2);
    this.sink.write(body.subarray(0, middle));
    if (this.brokenAt(Number.POSITIVE_INFINITY)) return;
    this.sink.write(body.subarray(middle));
    this.sink.end();
  }

  private writeHead(contentType: string, extra: Readonly<Record<string, string>> = {}): void {
    const { response, record, effects, headers, context } = this.options;
    if (response.destroyed) return;
    record.status = 200;
    const ofFaults = Object.fromEntries(
      effects.flatMap((effect) => Object.entries(effect.headers ?? {})),
    );
    response.writeHead(200, { 'content-type': contentType, ...headers, ...ofFaults, ...extra });
    response.flushHeaders();
    const bodyDelayMs = effects.reduce((sum, effect) => sum + (effect.bodyDelayMs ?? 0), 0);
    if (bodyDelayMs > 0) this.sink.hold(bodyDelayMs);
    record.weightsAtEnd = context.replica.weightsId;
  }

  private writeEvent(payload: Payload | string): void {
    const edited = typeof payload === 'string' ? payload : this.edited(payload);
    if (edited === null) return;
    const data = typeof edited === 'string' ? edited : JSON.stringify(edited);
    const event = this.options.effects.reduce(
      (framed, effect) => effect.frame?.(framed) ?? framed,
      `data: ${data}\n\n`,
    );
    this.sink.write(Buffer.from(event, 'utf8'));
  }

  private refuseInStream(refusal: Refusal): void {
    if (!this.options.request.stream) return;
    this.writeEvent(this.options.context.settings.dialect.refuse(refusal).body as Payload);
  }

  private edited(payload: Payload): Payload | null {
    let current: Payload | null = payload;
    for (const { editPayload } of this.options.effects) {
      if (editPayload && current) current = editPayload(current);
    }
    return current;
  }

  /** Lets faults strike before that many tokens are sent; true when one of them ended the reply. */
  /** A fault that breaks the connection from within a sink is none of the client's doing. */
  private noting(sink: ByteSink): ByteSink {
    const breaking = (act: () => void) => () => {
      this.end('broken');
      this.leaveEngine();
      act();
    };
    return { ...sink, reset: breaking(sink.reset), close: breaking(sink.close) };
  }

  private brokenAt(tokens: number): boolean {
    const breaks = this.options.effects.some((effect) => effect.atTokens?.(tokens, this.sending));
    if (!breaks) return false;
    this.end('broken');
    this.leaveEngine();
    return true;
  }

  private end(outcome: RequestOutcome): void {
    const { context, record } = this.options;
    if (this.isOver) return;
    this.isOver = true;
    context.replica.active.delete(this);
    context.log.end(record, outcome, context.replica.nowMs());
  }

  private leaveEngine(): void {
    for (const { sequenceId } of this.running())
      this.options.context.replica.paced.abort(sequenceId);
  }

  private running(): ChoiceRun[] {
    return this.choices.filter(({ state }) => state === 'running');
  }

  private sentTokens(): number {
    return this.choices.reduce((sum, choice) => sum + choice.sentTokens, 0);
  }

  private readerAt(choice: ChoiceRun): PieceReader {
    const { delivery } = this.options.context.settings.dialect.reasoning;
    const reader = readPieces(choice.plan, delivery);
    reader.upTo(choice.sentTokens);
    return reader;
  }

  /** For the events of a stream: what was sent, and not what the engine may be ahead. */
  private factsSoFar(): ReplyFacts {
    return { ...this.facts(), completionTokens: this.sentTokens() };
  }

  private facts(): ReplyFacts {
    const { record, request, context, weightsId } = this.options;
    const nowMs = context.replica.nowMs();
    const begunMs = record.firstTokenMs ?? nowMs;
    const sum = (count: (plan: ReplyPlan) => number) =>
      this.choices.reduce((all, { plan }) => all + count(plan), 0);
    return {
      promptTokens: request.promptTokens,
      cachedTokens: this.cachedTokens,
      completionTokens: sum(({ tokens }) => tokens.length),
      reasoningTokens: sum(thinkingTokens),
      promptMs: begunMs - (record.admittedMs ?? begunMs),
      generationMs: nowMs - begunMs,
      weightsId,
    };
  }
}
