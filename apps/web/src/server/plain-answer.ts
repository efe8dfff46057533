import 'server-only';

import { AssayError, type ErrorCode } from '@assay/contracts/errors';

const statuses: Record<ErrorCode, number> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'backend-unreachable': 502,
  unavailable: 503,
};

/** One plain sentence, for addresses that people and programs open by hand. */
export function plainAnswer(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** Our own sentence; of what nobody foresaw only that it happened, and the rest in the log. */
export function refusalOf(error: unknown, what: string): Response {
  if (error instanceof AssayError) return plainAnswer(statuses[error.code], error.message);
  console.error(`${what}:`, error);
  return plainAnswer(500, `${what} on the server; its log says why.`);
}
