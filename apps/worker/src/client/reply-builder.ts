import type { Finish } from '@assay/eval-core/finish';
import { createLoopWatch } from '@assay/eval-core/loops/loop-watch';

import { GenerationError } from './generation-error.ts';
import { NO_USAGE, readReplyPiece, type ReplyPiece, type ReplyUsage } from './reply-piece.ts';

export interface ChatReply extends ReplyUsage {
  finish: Finish;
  content: string;
  /** The separate reasoning field; null where the server has none. */
  reasoning: string | null;
  /** It goes round in circles, or did for a while. */
  hasLoop: boolean;
  /** It was ended by us because of that: its length is a lower bound. */
  isCutShort: boolean;
  /** Null: the reply was not streamed. */
  firstTokenMs: number | null;
  latencyMs: number;
  /** The completion tokens are our own count. */
  tokensEstimated: boolean;
  /** The thinking tokens are our own, also where the completion tokens are the server's. */
  thinkingEstimated: boolean;
}

/** A reply while it grows. Both lists only ever get longer; who looks copies what it needs. */
export interface GrowingText {
  /** Of the separate reasoning field. */
  readonly thinkingPieces: readonly string[];
  readonly answerPieces: readonly string[];
}

export interface ReplyBuilder {
  readonly text: GrowingText;
  /** Takes one JSON text; true when the first text of the reply came with it. Throws at an error event. */
  add(json: string): boolean;
  /** It goes round in circles and is to be cut short: nothing more is taken. */
  isCutShort(): boolean;
  partialText(): string;
  /** The reply, once it has ended. Throws when it has no finish reason that counts. */
  build(): Omit<ChatReply, 'firstTokenMs' | 'latencyMs' | 'tokensEstimated' | 'thinkingEstimated'>;
}

/** Far beyond any reply of a million tokens: what is longer is not a reply, and would fill the memory. */
const LONGEST_REPLY = 32 * 1024 * 1024;

/** Some servers end a reply themselves that goes round in circles. */
const REPETITION = 'repetition';
/** The server gave the request up: to take new weights, for want of room, or because its model came or went. */
const GIVEN_UP = new Set(['abort', 'insufficient_system_resource', 'load', 'unload']);

/** How the dialects and hosts name the four ways in which a generation ends. */
const FINISH_OF = new Map<string, Finish>([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['model_length', 'length'],
  [REPETITION, 'length'],
  ['content_filter', 'content_filter'],
  ['tool_calls', 'tool_calls'],
  ['function_call', 'tool_calls'],
]);

/**
 * Puts a reply together from the pieces of a stream, or from a single one.
 *
 * @param options.cutsLoops whether a reply that goes round in circles ends there, as if it had reached its limit
 */
export function createReplyBuilder({ cutsLoops }: { cutsLoops: boolean }): ReplyBuilder {
  return new PieceBuilder(cutsLoops);
}

class PieceBuilder implements ReplyBuilder {
  readonly #cutsLoops: boolean;
  readonly #loops = createLoopWatch();
  readonly #content: string[] = [];
  readonly #reasoning: string[] = [];
  readonly text: GrowingText = { thinkingPieces: this.#reasoning, answerPieces: this.#content };
  #hasReasoningField = false;
  #hasLoop = false;
  #length = 0;
  #finishReason: string | null = null;
  #usage: ReplyUsage = NO_USAGE;

  constructor(cutsLoops: boolean) {
    this.#cutsLoops = cutsLoops;
  }

  add(json: string): boolean {
    const piece = parsePiece(json, this);
    if (piece.error) throw streamError(piece.error, this.partialText());
    const wasEmpty = this.#length === 0;
    this.#take(piece);
    if (this.#length <= LONGEST_REPLY) return wasEmpty && this.#length > 0;
    throw malformed(`The reply is longer than ${LONGEST_REPLY} characters.`, this.partialText());
  }

  isCutShort(): boolean {
    // A reply that has ended by itself is whole.
    return this.#cutsLoops && this.#hasLoop && this.#finishReason === null;
  }

  partialText(): string {
    return [...this.#reasoning, ...this.#content].join('');
  }

  build(): ReturnType<ReplyBuilder['build']> {
    const finish = this.isCutShort() ? 'length' : finishOf(this.#finishReason, this);
    return {
      finish,
      content: this.#content.join(''),
      reasoning: this.#hasReasoningField ? this.#reasoning.join('') : null,
      hasLoop: this.#loops.end() || this.#finishReason === REPETITION,
      isCutShort: this.isCutShort(),
      ...this.#usage,
    };
  }

  #take(piece: ReplyPiece): void {
    if (piece.content !== '') this.#content.push(piece.content);
    if (piece.reasoning !== null) this.#hasReasoningField = true;
    if (piece.reasoning) this.#reasoning.push(piece.reasoning);
    this.#finishReason = piece.finishReason ?? this.#finishReason;
    if (piece.usage) this.#usage = withLater(this.#usage, piece.usage);
    const text = `${piece.reasoning ?? ''}${piece.content}`;
    this.#length += text.length;
    this.#hasLoop = this.#loops.add(text);
  }
}

/** An error that came inside a reply. */
export function streamError(
  { status, code, message }: NonNullable<ReplyPiece['error']>,
  partialText: string,
): GenerationError {
  const fault = { kind: 'stream-error', status, errorCode: code } as const;
  return new GenerationError(fault, message, { partialText });
}

/** What a later piece does not tell has been told before. */
function withLater(earlier: ReplyUsage, later: ReplyUsage): ReplyUsage {
  return {
    promptTokens: later.promptTokens ?? earlier.promptTokens,
    cachedPromptTokens: later.cachedPromptTokens ?? earlier.cachedPromptTokens,
    completionTokens: later.completionTokens ?? earlier.completionTokens,
    thinkingTokens: later.thinkingTokens ?? earlier.thinkingTokens,
  };
}

type Unfinished = Pick<ReplyBuilder, 'partialText'>;

function parsePiece(json: string, builder: Unfinished): ReplyPiece {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw notJson(json, builder.partialText());
  }
  const piece = readReplyPiece(value);
  if (piece) return piece;
  throw malformed(`The reply is not a JSON object: ${json.slice(0, 200)}`, builder.partialText());
}

/** What begins like a reply, or is nothing, has lost its end on the way; anything else is none. */
function notJson(text: string, partialText: string): GenerationError {
  const message = `The reply is not JSON: ${text.slice(0, 200)}`;
  if (!/^\s*(?:\{|$)/.test(text)) return malformed(message, partialText);
  return new GenerationError({ kind: 'incomplete' }, message, { partialText });
}

function finishOf(reason: string | null, builder: Unfinished): Finish {
  if (reason === null) {
    throw new GenerationError({ kind: 'incomplete' }, 'The reply ended without a finish reason.', {
      partialText: builder.partialText(),
    });
  }
  const finish = FINISH_OF.get(reason);
  if (finish) return finish;
  const partial = { partialText: builder.partialText() };
  if (GIVEN_UP.has(reason)) {
    const message = `The server gave the request up (${reason}).`;
    throw new GenerationError({ kind: 'server-abort' }, message, partial);
  }
  if (reason === 'error') {
    const fault = { kind: 'stream-error', status: null, errorCode: null } as const;
    throw new GenerationError(fault, 'The server failed while it generated (error).', partial);
  }
  throw malformed(
    `The finish reason "${reason.slice(0, 80)}" is not known.`,
    builder.partialText(),
  );
}

function malformed(message: string, partialText: string): GenerationError {
  return new GenerationError({ kind: 'malformed' }, message, { partialText });
}
