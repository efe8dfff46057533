import type { LoadSource } from './server-load.ts';
import { callServer, readObject } from './weights-calls.ts';

/** The server will not load it: asking again changes nothing. The message is the server's own, bounded. */
export class LoadingRefusedError extends Error {
  override readonly name = 'LoadingRefusedError';
}

/** Who is told to do something, and until when. */
export interface Ordering {
  source: LoadSource;
  signal?: AbortSignal | undefined;
  /** Left out: as long as loading may take. */
  limitMs?: number;
}

export interface OrderReply {
  status: number;
  text: string;
}

/** Hundreds of gigabytes from a network disk. */
const LOADING_LIMIT_MS = 30 * 60_000;
const LONGEST_SAYING = 500;

/** @throws LoadingRefusedError; rejects otherwise when the server is away */
export async function order(to: Ordering, page: string, body: object): Promise<void> {
  const reply = await sendOrder(to, page, body);
  if (!isDone(reply)) throw new LoadingRefusedError(sayingOf(page, reply));
}

/** As `order`, of a call that some versions of the server do not have. */
export async function orderIfKnown(to: Ordering, page: string, body: object): Promise<void> {
  const reply = await sendOrder(to, page, body);
  if (isUnknown(reply) || isDone(reply)) return;
  throw new LoadingRefusedError(sayingOf(page, reply));
}

/** Statuses of a server that is away, or behind a proxy that cannot reach it. */
const AWAY_STATUSES = new Set([429, 502, 503, 504]);

/** What the server answers, whatever it is; rejects when it is away. */
export async function sendOrder(
  { source, signal, limitMs = LOADING_LIMIT_MS }: Ordering,
  page: string,
  body: object,
): Promise<OrderReply> {
  const call = { method: 'POST', page, body, limitMs } as const;
  const reply = await callServer(source, signal ? { ...call, signal } : call);
  if (AWAY_STATUSES.has(reply.status)) throw new Error(sayingOf(page, reply));
  return reply;
}

export function isDone({ status, text }: OrderReply): boolean {
  return status >= 200 && status < 300 && readObject(text)?.success !== false;
}

function isUnknown({ status }: OrderReply): boolean {
  return status === 404 || status === 405;
}

/** What a server says of an order, in one bounded line. */
export function sayingOf(page: string, { status, text }: OrderReply): string {
  const said = readObject(text);
  const error = said?.error as { message?: unknown } | undefined;
  const words = [error?.message, said?.message, said?.error_message, text].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return `${page} answered ${status}: ${(words ?? 'nothing').slice(0, LONGEST_SAYING)}`;
}
