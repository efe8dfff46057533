import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { createParser } from 'eventsource-parser';
import type { Dispatcher } from 'undici';

import { GenerationError } from './generation-error.ts';
import { networkError } from './network-fault.ts';
import { startPhaseClock, type PhaseClock } from './phase-clock.ts';
import type { PhaseLimits } from './phase-limits.ts';
import { askedPauseMs } from './rate-headers.ts';
import {
  createReplyBuilder,
  type ChatReply,
  type GrowingText,
  type ReplyBuilder,
} from './reply-builder.ts';
import { readError } from './reply-piece.ts';
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
  onGrowing?: (text: GrowingText) => void;
  signal: AbortSignal;
}

const LONGEST_ERROR_BODY = 64 * 1024;
const LONGEST_JSON_BODY = 64 * 1024 * 1024;
const DONE = '[DONE]';
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
  const startedAt = performance.now();
  const builder = createReplyBuilder({ cutsLoops: call.cutsLoops ?? false });
  call.onGrowing?.(builder.text);
  const watch = watchCall(call);
  const progress: Progress = { hasBytes: false, firstTokenAt: null, clock: watch.clock };
  try {
    const response = await send(call, watch.signal);
    progress.hasBytes = true;
    if (response.statusCode !== 200) throw await httpError(response);
    await readReply(response, builder, progress);
    if (progress.firstTokenAt !== null) streaming.add(call.dispatcher);
  } catch (error) {
    call.signal.throwIfAborted();
    if (watch.expired) throw withPartial(watch.expired, builder.partialText());
    if (error instanceof GenerationError) throw error;
    const lost = networkError(error, { ...progress, partialText: builder.partialText() });
    // All that counts had come when the connection broke.
    if (!progress.hasBytes || !hasEnded(builder)) throw lost;
  } finally {
    watch.stop();
  }
  const { firstTokenAt } = progress;
  return {
    ...builder.build(),
    firstTokenMs: firstTokenAt === null ? null : Math.round(firstTokenAt - startedAt),
    latencyMs: Math.round(performance.now() - startedAt),
    tokensEstimated: false,
  };
}

interface Progress {
  hasBytes: boolean;
  firstTokenAt: number | null;
  clock: PhaseClock | null;
}

interface CallWatch {
  clock: PhaseClock | null;
  /** Fired by the caller's signal and by an expired limit. */
  signal: AbortSignal;
  expired: GenerationError | null;
  stop(): void;
}

/** Breaks the connection when a limit has passed. The caller's signal outlives the call, so it is let go of. */
function watchCall(call: ChatCall): CallWatch {
  const { limits, signal } = call;
  const nothing = { clock: null, signal, expired: null, stop: () => undefined };
  if (limits === null) return nothing;
  const stop = new AbortController();
  const pass = () => {
    stop.abort(signal.reason);
  };
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true });
  const clock = startPhaseClock({
    limits,
    isQueued: () => (streaming.has(call.dispatcher) ? call.isQueued() : Promise.resolve(null)),
    onExpired: (phase, limitMs) => {
      watch.expired = timeoutError(phase, limitMs);
      stop.abort(watch.expired);
    },
  });
  const watch: CallWatch = {
    clock,
    signal: stop.signal,
    expired: null,
    stop() {
      clock.stop();
      signal.removeEventListener('abort', pass);
    },
  };
  return watch;
}

function withPartial({ fault, message }: GenerationError, partialText: string): GenerationError {
  return new GenerationError(fault, message, { partialText });
}

type Reply = Dispatcher.ResponseData;

function send(call: ChatCall, signal: AbortSignal): Promise<Reply> {
  return call.dispatcher.request({
    origin: call.origin,
    path: call.path,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json',
      'accept-encoding': 'identity',
      ...(call.secret === null ? {} : { authorization: `Bearer ${call.secret}` }),
    },
    body: call.body,
    signal,
  });
}

/** Some proxies compress although nobody asked them to. */
function decoded({ headers, body }: Reply): Readable {
  if (headerOf(headers['content-encoding']) !== 'gzip') return body;
  // What goes wrong is thrown where the pieces are read; to end one of the two ends both.
  return pipeline(body, createGunzip(), () => undefined);
}

/** Some servers answer at once and whole, although a stream was asked for. */
async function readReply(
  response: Reply,
  builder: ReplyBuilder,
  progress: Progress,
): Promise<void> {
  const { headers } = response;
  const body = decoded(response);
  const type = headerOf(headers['content-type']) ?? 'text/event-stream';
  if (type.includes('json')) {
    // It is on its way: from here on silence means that it stalls.
    progress.clock?.sawText();
    builder.add(await readText(body, LONGEST_JSON_BODY, progress.clock));
  } else if (type.includes('event-stream')) {
    await readStream(body, builder, progress);
  } else {
    const text = (await readText(body, LONGEST_ERROR_BODY)).trim().slice(0, 200);
    throw new GenerationError(
      { kind: 'malformed' },
      `The reply is ${type}, not an event stream: ${text}`,
    );
  }
}

/**
 * Reads events until `[DONE]`, the end, or a loop that is to be cut short. The bytes of one character may come in two chunks, hence the
 * decoder. After `[DONE]` the rest is drained, so that the connection can be used again.
 */
async function readStream(
  body: Readable,
  builder: ReplyBuilder,
  progress: Progress,
): Promise<void> {
  const decoder = new TextDecoder();
  let drainLimit: NodeJS.Timeout | undefined;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === DONE) drainLimit ??= setTimeout(() => body.destroy(), DRAIN_LIMIT_MS);
      if (drainLimit || data === '' || builder.isCutShort()) return;
      if (!builder.add(data)) return;
      progress.firstTokenAt = performance.now();
      progress.clock?.sawText();
    },
  });
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      progress.clock?.sawBytes();
      parser.feed(decoder.decode(chunk, { stream: true }));
      // To leave the loop is to close the connection: the server stops.
      if (builder.isCutShort()) break;
    }
  } finally {
    clearTimeout(drainLimit);
  }
}

function hasEnded(builder: ReplyBuilder): boolean {
  try {
    builder.build();
    return true;
  } catch {
    return false;
  }
}

async function httpError(response: Reply): Promise<GenerationError> {
  const status = response.statusCode;
  const text = await readText(decoded(response), LONGEST_ERROR_BODY);
  const error = readError(parseJson(text));
  const message = error?.message ?? text.trim().slice(0, 500);
  return new GenerationError(
    {
      kind: 'http',
      status,
      errorCode: error?.code ?? null,
      retryAfterMs: askedPauseMs(response.headers, Date.now()),
    },
    `HTTP ${status}${message === '' ? '' : `: ${message}`}`,
  );
}

async function readText(
  body: Readable,
  longest: number,
  clock: PhaseClock | null = null,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    clock?.sawBytes();
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) return text.slice(0, longest);
  }
  return text + decoder.decode();
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
