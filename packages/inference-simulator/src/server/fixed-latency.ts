import type { Socket } from 'node:net';

import { CREATED_S } from '../dialects/model-cards.ts';
import { tokenize } from '../text/tokenizer.ts';
import { plainReply } from './plain-http.ts';
import type { Replica } from './replica.ts';
import type { FixedLatencyOptions } from './simulator-options.ts';

export interface FixedLatency {
  /** Answers after the latency; the body is not looked at but for `"stream":true`. */
  handle(socket: Socket, body: Buffer): void;
  readonly requests: number;
  readonly inFlight: number;
  readonly peakInFlight: number;
  readonly cancelled: number;
}

/** The prompt is not read: those of a question of some hundred characters. */
const PROMPT_TOKENS = 100;
const STREAM = /"stream"\s*:\s*true/;
/** Some, so that a client has to read several. */
const STREAM_EVENTS = 8;

/** Every reply is the same text of about that many bytes but for its number: what is measured is the client. */
export function createFixedLatency(options: FixedLatencyOptions, replica: Replica): FixedLatency {
  const whole = wholeReplyOf(options.replyBytes, replica);
  const stream = streamReplyOf(options, replica);
  const counts = { requests: 0, answered: 0, inFlight: 0, peakInFlight: 0, cancelled: 0 };
  const answer = (socket: Socket, wantsStream: boolean) => {
    counts.inFlight -= 1;
    if (socket.destroyed) {
      counts.cancelled += 1;
      return;
    }
    counts.answered += 1;
    socket.write(numbered(wantsStream ? stream : whole, counts.answered));
  };
  return {
    handle: (socket, body) => {
      counts.requests += 1;
      counts.inFlight += 1;
      counts.peakInFlight = Math.max(counts.peakInFlight, counts.inFlight);
      const wantsStream = options.streamEvents !== 0 && STREAM.test(body.toString('latin1'));
      setTimeout(answer, options.ms, socket, wantsStream);
    },
    get requests() {
      return counts.requests;
    },
    get inFlight() {
      return counts.inFlight;
    },
    get peakInFlight() {
      return counts.peakInFlight;
    },
    get cancelled() {
      return counts.cancelled;
    },
  };
}

function wholeReplyOf(replyBytes: number, replica: Replica): Buffer {
  const empty = wholeJson('', replica);
  const content = contentOf(Math.max(0, replyBytes - empty.length));
  const body = Buffer.from(wholeJson(content, replica));
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  return plainReply({ status: 200, headers, body });
}

function wholeJson(content: string, { baseModel }: Replica): string {
  const message = { role: 'assistant', content };
  return JSON.stringify({
    ...head('chat.completion', baseModel.id),
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: usageOf(content),
  });
}

function streamReplyOf(options: FixedLatencyOptions, { baseModel }: Replica): Buffer {
  const { replyBytes, streamEvents = STREAM_EVENTS } = options;
  const content = contentOf(replyBytes);
  const size = Math.ceil(content.length / streamEvents);
  const parts = Array.from({ length: streamEvents }, (_, place) =>
    content.slice(place * size, (place + 1) * size),
  );
  const chunk = (choices: object[], extra: object = {}) =>
    `data: ${JSON.stringify({ ...head('chat.completion.chunk', baseModel.id), choices, ...extra })}\n\n`;
  const deltas = parts.map((part, place) =>
    chunk([
      {
        index: 0,
        delta: { content: part },
        finish_reason: place === streamEvents - 1 ? 'stop' : null,
      },
    ]),
  );
  const events = `${deltas.join('')}${chunk([], { usage: usageOf(content) })}data: [DONE]\n\n`;
  const length = Buffer.byteLength(events).toString(16);
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'transfer-encoding': 'chunked',
  };
  const body = Buffer.from(`${length}\r\n${events}\r\n0\r\n\r\n`);
  return plainReply({ status: 200, headers, body });
}

function head(object: string, model: string) {
  return { id: 'chatcmpl-fixed', object, created: CREATED_S, model };
}

const NO_NUMBER = '00000000';

/** A copy that differs from all others, as replies of a model do. */
function numbered(reply: Buffer, number: number): Buffer {
  const at = reply.indexOf(NO_NUMBER);
  // Too short for a number, or cut in the middle of it.
  if (at === -1) return reply;
  const copy = Buffer.from(reply);
  copy.write(String(number).padStart(NO_NUMBER.length, '0'), at, 'latin1');
  return copy;
}

/** Plain letters that never repeat themselves, then a number in a box for graders. */
function contentOf(bytes: number): string {
  const end = 'The answer is \\boxed{7}.';
  const lines = Array.from(
    { length: Math.ceil(bytes / 30) },
    (_, place) => `Line ${place} follows from the lines above. `,
  );
  const filler = `Reply ${NO_NUMBER}. ${lines.join('')}`;
  return filler.slice(0, Math.max(0, bytes - end.length)) + end;
}

function usageOf(content: string) {
  const completion = tokenize(content).length;
  return {
    prompt_tokens: PROMPT_TOKENS,
    completion_tokens: completion,
    total_tokens: PROMPT_TOKENS + completion,
  };
}
