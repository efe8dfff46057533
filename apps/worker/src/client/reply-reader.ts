import { StringDecoder } from 'node:string_decoder';

import { createParser } from 'eventsource-parser';

import type { ReplySink } from './exchange.ts';
import { GenerationError } from './generation-error.ts';
import { askedPauseMs, pauseInWordsMs, type ReplyHeaders } from './rate-headers.ts';
import { streamError, type ReplyBuilder } from './reply-builder.ts';
import { readError } from './reply-piece.ts';

/** Reads the reply of one request into its builder. */
export interface ReplyReader extends ReplySink {
  /** The head of a reply has come. */
  readonly hasBegun: boolean;
  /** Looks at what could only be judged whole. Throws GenerationError when it is no reply. */
  end(): void;
}

/** Told while a reply is read. */
export interface ReplyEvents {
  /** Bytes came, whatever they say. */
  onBytes: () => void;
  /** Its first text came, piece by piece. */
  onFirstText: () => void;
  /** A piece of what comes as a whole, or the head of an error, has come: nothing else is waited for. */
  onWhole: () => void;
  /** The stream says that it has ended. */
  onDone: () => void;
  /** What follows will not be looked at. */
  onEnough: () => void;
}

const LONGEST_ERROR_BODY = 64 * 1024;
const LONGEST_JSON_BODY = 64 * 1024 * 1024;
const LONGEST_EVENT = LONGEST_JSON_BODY;
const DONE = '[DONE]';
const BYTE_ORDER_MARK = '\uFEFF';

/** Some servers answer at once and whole, although a stream was asked for. */
export function createReplyReader(builder: ReplyBuilder, events: ReplyEvents): ReplyReader {
  return new HeadedReader(builder, events);
}

class HeadedReader implements ReplyReader {
  hasBegun = false;
  readonly #builder: ReplyBuilder;
  readonly #events: ReplyEvents;
  #body: BodyReader | null = null;

  constructor(builder: ReplyBuilder, events: ReplyEvents) {
    this.#builder = builder;
    this.#events = events;
  }

  onHead(statusCode: number, headers: ReplyHeaders): void {
    this.hasBegun = true;
    this.#body = bodyReader({ statusCode, headers }, this.#builder, this.#events);
  }

  onBytes(bytes: Buffer): void {
    this.#events.onBytes();
    this.#body?.read(bytes);
  }

  end(): void {
    const body = this.#body;
    // A reader that has got old in the heap would keep the text and the head alive, young as they are.
    this.#body = null;
    body?.end();
  }
}

function bodyReader(
  { statusCode, headers }: { statusCode: number; headers: ReplyHeaders },
  builder: ReplyBuilder,
  events: ReplyEvents,
): BodyReader {
  const type = headerOf(headers['content-type'])?.toLowerCase() ?? 'text/event-stream';
  if (statusCode !== 200) {
    events.onWhole();
    return readText(LONGEST_ERROR_BODY, events, (text) => {
      throw httpError(statusCode, headers, text);
    });
  }
  if (type.includes('json')) {
    return readText(LONGEST_JSON_BODY, events, (text) => builder.add(text));
  }
  if (type.includes('event-stream')) return readEvents(builder, events);
  return readText(LONGEST_ERROR_BODY, events, (text) => {
    const message = `The reply is ${type}, not an event stream: ${text.trim().slice(0, 200)}`;
    throw new GenerationError({ kind: 'malformed' }, message);
  });
}

interface BodyReader {
  read(bytes: Buffer): void;
  end(): void;
}

/** Gathers a text of bounded length, to be judged at its end. */
function readText(
  longest: number,
  { onEnough, onWhole }: ReplyEvents,
  judge: (text: string) => void,
): BodyReader {
  const decode = createDecoder();
  let text = '';
  return {
    read(bytes) {
      onWhole();
      text += decode(bytes);
      if (text.length <= longest) return;
      text = text.slice(0, longest);
      onEnough();
    },
    end() {
      judge(text);
    },
  };
}

/**
 * Reads events until `[DONE]`, the end, or a loop that is to be cut short. What comes behind `[DONE]` is let pass, so
 * that the connection can be used again.
 */
function readEvents(
  builder: ReplyBuilder,
  { onFirstText, onDone, onEnough }: ReplyEvents,
): BodyReader {
  const decode = createDecoder();
  let isDone = false;
  let hasEnded = false;
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onError: ({ type, field, value = '' }) => {
      if (type === 'max-buffer-size-exceeded') throw tooLongEvent(builder.partialText());
      // llama.cpp before October 2025 writes "error: {…}" where an event belongs.
      if (type === 'unknown-field' && field === 'error')
        throw errorEvent(value, builder.partialText());
    },
    onEvent: ({ event, data }) => {
      if (isDone || builder.isCutShort()) return;
      if (event === 'error') throw errorEvent(data, builder.partialText());
      const isHalf = hasEnded && parseJson(data) === null;
      if (data.startsWith(DONE)) {
        isDone = true;
        onDone();
      } else if (data !== '' && !isHalf && builder.add(data)) {
        onFirstText();
      }
    },
  });
  return {
    read(bytes) {
      parser.feed(decode(bytes));
      if (builder.isCutShort()) onEnough();
    },
    // Some servers leave out the empty line behind the last event.
    end() {
      hasEnded = true;
      parser.feed('\n\n');
    },
  };
}

/** It is named so, whatever is in it. */
function errorEvent(data: string, partialText: string): GenerationError {
  const value = parseJson(data);
  const error = readError(value) ?? readError({ error: value ?? data.slice(0, 500) });
  const unsaid = { message: 'The server sent an error event.', code: null, status: null };
  return streamError(error ?? unsaid, partialText);
}

function tooLongEvent(partialText: string): GenerationError {
  const message = `An event of the reply is longer than ${LONGEST_EVENT} characters.`;
  return new GenerationError({ kind: 'malformed' }, message, { partialText });
}

/** The bytes of one character may come in two pieces. */
function createDecoder(): (bytes: Buffer) => string {
  const decoder = new StringDecoder('utf8');
  let isFirst = true;
  return (bytes) => {
    const text = decoder.write(bytes);
    if (!isFirst || text === '') return text;
    isFirst = false;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  };
}

function httpError(status: number, headers: ReplyHeaders, text: string): GenerationError {
  const error = readError(parseJson(text));
  const message = error?.message ?? text.trim().slice(0, 500);
  return new GenerationError(
    {
      kind: 'http',
      status,
      errorCode: error?.code ?? null,
      retryAfterMs: askedPauseMs(headers, Date.now()) ?? pauseInWordsMs(message),
    },
    `HTTP ${status}${message === '' ? '' : `: ${message}`}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
