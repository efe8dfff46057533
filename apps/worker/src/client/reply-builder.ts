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
  build(): Omit<ChatReply, 'firstTokenMs' | 'latencyMs' | 'tokensEstimated'>;
}

/** Far beyond any reply of a million tokens: what is longer is not a reply, and would fill the memory. */
const LONGEST_REPLY = 32 * 1024 * 1024;

/** How the dialects name the four ways in which a generation ends. */
const FINISH_OF = new Map<string, Finish>([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
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
  const loops = createLoopWatch();
  const content: string[] = [];
  const reasoning: string[] = [];
  let hasReasoningField = false;
  let hasLoop = false;
  let length = 0;
  let finishReason: string | null = null;
  let usage: ReplyUsage = NO_USAGE;

  function partialText(): string {
    return [...reasoning, ...content].join('');
  }

  function take(piece: ReplyPiece): void {
    if (piece.content !== '') content.push(piece.content);
    if (piece.reasoning !== null) hasReasoningField = true;
    if (piece.reasoning) reasoning.push(piece.reasoning);
    finishReason = piece.finishReason ?? finishReason;
    if (piece.usage) usage = withLater(usage, piece.usage);
    const text = `${piece.reasoning ?? ''}${piece.content}`;
    length += text.length;
    hasLoop = loops.add(text);
  }

  // A reply that has ended by itself is whole.
  const isCutShort = () => cutsLoops && hasLoop && finishReason === null;

  return {
    text: { thinkingPieces: reasoning, answerPieces: content },
    isCutShort,
    partialText,
    add(json) {
      const piece = parsePiece(json, partialText);
      if (piece.error) throw streamError(piece.error, partialText());
      const wasEmpty = length === 0;
      take(piece);
      if (length <= LONGEST_REPLY) return wasEmpty && length > 0;
      throw malformed(`The reply is longer than ${LONGEST_REPLY} characters.`, partialText());
    },
    build() {
      const finish = isCutShort() ? 'length' : finishOf(finishReason, partialText);
      return {
        finish,
        content: content.join(''),
        reasoning: hasReasoningField ? reasoning.join('') : null,
        hasLoop: loops.end(),
        isCutShort: isCutShort(),
        ...usage,
      };
    },
  };
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

function parsePiece(json: string, partialText: () => string): ReplyPiece {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw notJson(json, partialText());
  }
  const piece = readReplyPiece(value);
  if (piece) return piece;
  throw malformed(`The reply is not a JSON object: ${json.slice(0, 200)}`, partialText());
}

/** What begins like a reply, or is nothing, has lost its end on the way; anything else is none. */
function notJson(text: string, partialText: string): GenerationError {
  const message = `The reply is not JSON: ${text.slice(0, 200)}`;
  if (!/^\s*(?:\{|$)/.test(text)) return malformed(message, partialText);
  return new GenerationError({ kind: 'incomplete' }, message, { partialText });
}

function finishOf(reason: string | null, partialText: () => string): Finish {
  if (reason === null) {
    throw new GenerationError({ kind: 'incomplete' }, 'The reply ended without a finish reason.', {
      partialText: partialText(),
    });
  }
  const finish = FINISH_OF.get(reason);
  if (finish) return finish;
  const partial = { partialText: partialText() };
  if (reason === 'abort') {
    const message = 'The server gave the request up (abort).';
    throw new GenerationError({ kind: 'server-abort' }, message, partial);
  }
  if (reason === 'error') {
    const fault = { kind: 'stream-error', status: null, errorCode: null } as const;
    throw new GenerationError(fault, 'The server failed while it generated (error).', partial);
  }
  throw malformed(`The finish reason "${reason.slice(0, 80)}" is not known.`, partialText());
}

function malformed(message: string, partialText: string): GenerationError {
  return new GenerationError({ kind: 'malformed' }, message, { partialText });
}
