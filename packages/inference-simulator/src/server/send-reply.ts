import type { ServerResponse } from 'node:http';

import type { HttpReply } from '../dialects/http-reply.ts';
import type { PlainReply } from './plain-http.ts';

/** Sends a whole reply with its length. */
export function sendReply(
  response: ServerResponse,
  reply: HttpReply,
  extra: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = wholeReply(reply);
  response.writeHead(status, { ...headers, ...extra });
  response.end(body);
}

/** A reply with its length, as bytes. */
export function wholeReply({ status, body, contentType, headers }: HttpReply): PlainReply {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    headers: { 'content-type': contentType ?? type, 'content-length': bytes.length, ...headers },
    body: bytes,
  };
}
