import type { ServerResponse } from 'node:http';

import type { HttpReply } from '../dialects/http-reply.ts';

/** Sends a whole reply with its length. */
export function sendReply(
  response: ServerResponse,
  { status, body, contentType, headers }: HttpReply,
  extra: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(status, {
    'content-type': contentType ?? type,
    'content-length': bytes.length,
    ...headers,
    ...extra,
  });
  response.end(bytes);
}
