import { ownPage } from './base-url.ts';
import type { LoadSource } from './server-load.ts';

/** A call that a server was asked beside the generations. */
export interface ServerCall {
  method: 'GET' | 'POST';
  /** Of the server's own, such as `/get_model_info`. */
  page: string;
  body?: object;
  /** How long it may take: loading weights takes minutes, telling their name does not. */
  limitMs: number;
  signal?: AbortSignal;
}

const LONGEST_PAGE = 4 * 1024 * 1024;

/** What a server answered, its text bounded. Rejects when it cannot be reached or takes too long. */
export async function callServer(
  source: LoadSource,
  { method, page, body, limitMs, signal }: ServerCall,
): Promise<{ status: number; text: string }> {
  const { dispatcher, origin, secret } = source;
  const limit = AbortSignal.timeout(limitMs);
  const response = await dispatcher.request({
    origin,
    path: ownPage(source, page),
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  const text = await response.body.text();
  return { status: response.statusCode, text: text.length > LONGEST_PAGE ? '' : text };
}

/** The object that a text holds; null when it holds none. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
