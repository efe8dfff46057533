import type { Dispatcher } from 'undici';

import { startExchange, type Exchange } from './exchange.ts';
import { GenerationError } from './generation-error.ts';
import { networkError } from './network-fault.ts';
import { onAbort } from './on-abort.ts';
import { startPhaseClock, type PhaseClock } from './phase-clock.ts';
import type { PhaseLimits } from './phase-limits.ts';
import {
  createReplyBuilder,
  type ChatReply,
  type GrowingText,
  type ReplyBuilder,
} from './reply-builder.ts';
import { createReplyReader } from './reply-reader.ts';
import { timeoutError } from './timeout-error.ts';

export interface ChatCall {
  /** The connections of one replica. */
  dispatcher: Dispatcher;
  origin: string;
  path: string;
  /** Null where the server asks for no key. */
  secret: string | null;
  /** JSON, from chatRequestBody. */
  body: string;
  /** Null: it may take as long as it likes. */
  limits: PhaseLimits | null;
  /** A reply that goes round in circles is ended there, and the request given up. No if left out. */
  cutsLoops?: boolean;
  /** Whether requests wait at the server; null: nobody can tell. */
  isQueued: () => Promise<boolean | null>;
  /** Told once where the text of the reply grows. */
  observer?: { grows(text: GrowingText): void };
  signal: AbortSignal;
}

/** A server that leaves the reply open after `[DONE]` loses its connection instead. */
const DRAIN_LIMIT_MS = 1_000;

/** Servers that have been seen to stream, by their connections: silence of others may be the whole reply. */
const streaming = new WeakSet<Dispatcher>();

/**
 * Asks for one reply and waits for its end, as long as the limits of its phases allow. A reply counts when its
 * finish reason was seen and no error event came; `[DONE]` alone does not say so.
 *
 * @throws GenerationError when the attempt failed; the reason of `signal` when that fired
 */
export async function requestChatCompletion(call: ChatCall): Promise<ChatReply> {
  call.signal.throwIfAborted();
  const startedAt = performance.now();
  const builder = createReplyBuilder({ cutsLoops: call.cutsLoops ?? false });
  call.observer?.grows(builder.text);
  const seen: { firstTextAt: number | null } = { firstTextAt: null };
  let drainLimit: NodeJS.Timeout | undefined;
  const reader = createReplyReader(builder, {
    onBytes: () => clock?.sawBytes(),
    onFirstText() {
      seen.firstTextAt = performance.now();
      clock?.sawText();
    },
    // It is on its way: from here on silence means that it stalls.
    onWhole: () => clock?.sawText(),
    onDone() {
      drainLimit = setTimeout(finish, DRAIN_LIMIT_MS);
    },
    onEnough: finish,
  });
  function finish(): void {
    exchange.finish();
  }
  const exchange = startExchange(call.dispatcher, requestOf(call), reader);
  const clock = watchPhases(call, exchange);
  const forget = onAbort(call.signal, () => {
    exchange.abort(call.signal.reason as Error);
  });
  try {
    await exchange.ended;
    reader.end();
  } catch (error) {
    call.signal.throwIfAborted();
    const lost = failureOf(error, { hasBytes: reader.hasBegun, builder });
    // All that counts may have come before the connection broke, or before a server that leaves it open fell silent.
    const isLastWord = error instanceof GenerationError && error.fault.kind !== 'timeout';
    if (isLastWord || !hasEnded(builder)) throw lost;
  } finally {
    forget();
    clock?.stop();
    clearTimeout(drainLimit);
  }
  const { firstTextAt } = seen;
  if (firstTextAt !== null) streaming.add(call.dispatcher);
  return replyOf(builder, { startedAt, firstTextAt });
}

function requestOf({ origin, path, secret, body }: ChatCall): Dispatcher.DispatchOptions {
  return {
    origin,
    path,
    method: 'POST',
    headers: secret === null ? HEADERS : { ...HEADERS, authorization: `Bearer ${secret}` },
    body,
  };
}

const HEADERS = {
  'content-type': 'application/json',
  accept: 'text/event-stream, application/json',
  'accept-encoding': 'identity',
};

/** Breaks the connection when a limit has passed. */
function watchPhases(
  { limits, dispatcher, isQueued }: ChatCall,
  exchange: Exchange,
): PhaseClock | null {
  if (limits === null) return null;
  return startPhaseClock({
    limits,
    isQueued: () => (streaming.has(dispatcher) ? isQueued() : Promise.resolve(null)),
    onExpired: (phase, limitMs) => {
      const isFirm = phase !== 'total' && (limits.firm?.includes(phase) ?? false);
      exchange.abort(timeoutError(phase, { limitMs, isFirm }));
    },
  });
}

function failureOf(
  error: unknown,
  { hasBytes, builder }: { hasBytes: boolean; builder: ReplyBuilder },
): GenerationError {
  const partialText = builder.partialText();
  if (!(error instanceof GenerationError)) return networkError(error, { hasBytes, partialText });
  const { fault, message } = error;
  return fault.kind === 'timeout' ? new GenerationError(fault, message, { partialText }) : error;
}

function hasEnded(builder: ReplyBuilder): boolean {
  try {
    builder.build();
    return true;
  } catch {
    return false;
  }
}

/** Field by field: copying objects into one another costs more than reading a short reply. */
function replyOf(
  builder: ReplyBuilder,
  { startedAt, firstTextAt }: { startedAt: number; firstTextAt: number | null },
): ChatReply {
  const built = builder.build();
  return {
    finish: built.finish,
    content: built.content,
    reasoning: built.reasoning,
    hasLoop: built.hasLoop,
    isCutShort: built.isCutShort,
    promptTokens: built.promptTokens,
    completionTokens: built.completionTokens,
    thinkingTokens: built.thinkingTokens,
    cachedPromptTokens: built.cachedPromptTokens,
    tokensEstimated: false,
    thinkingEstimated: false,
    firstTokenMs: firstTextAt === null ? null : Math.round(firstTextAt - startedAt),
    latencyMs: Math.round(performance.now() - startedAt),
  };
}
