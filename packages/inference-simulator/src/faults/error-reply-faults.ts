import type { FaultEffect, Interception } from './fault-effect.ts';
import { rateHeaders, type RateHeaderStyle } from './rate-headers.ts';

/** A status that is not 200, from the server, from a proxy before it, or from a host's accounting. */
export type ErrorReplyFault =
  /** In the dialect's words; an exact status in `html` (a proxy's page), `text` or `empty`. */
  | {
      kind: 'http-error';
      status: number;
      body?: 'html' | 'text' | 'empty' | 'json';
      retryAfter?: string;
    }
  | { kind: 'rate-limited'; style: RateHeaderStyle; retryAfterMs: number }
  | { kind: 'insufficient-quota' }
  | { kind: 'overloaded'; retryAfter?: string }
  | { kind: 'context-refused' }
  | { kind: 'model-missing' }
  | { kind: 'unauthorized' }
  | { kind: 'loading-model' }
  | { kind: 'server-error'; message?: string }
  | { kind: 'generation-failed'; message?: string };

export function errorReplyFault(fault: ErrorReplyFault): FaultEffect {
  return {
    instead: (interception) => {
      answerWith(fault, interception);
    },
  };
}

function answerWith(fault: ErrorReplyFault, interception: Interception): void {
  switch (fault.kind) {
    case 'http-error':
      interception.answer(exactReply(fault));
      return;
    case 'rate-limited':
      interception.refuse({ kind: 'rate-limited' }, rateHeaders(fault, interception.nowMs()));
      return;
    case 'insufficient-quota':
      interception.refuse({ kind: 'quota' });
      return;
    case 'overloaded':
      interception.refuse({ kind: 'overloaded' }, retryAfterHeader(fault.retryAfter));
      return;
    case 'context-refused':
      interception.refuse({ kind: 'context', promptTokens: 9_000, maxTokens: 1, limit: 8_192 });
      return;
    case 'model-missing':
      interception.refuse({ kind: 'unknown-model', model: 'sim-missing' });
      return;
    case 'unauthorized':
      interception.refuse({ kind: 'unauthorized' });
      return;
    case 'loading-model':
      interception.refuse({ kind: 'loading' });
      return;
    case 'server-error':
    case 'generation-failed':
      interception.refuse({
        kind: fault.kind,
        message: fault.message ?? 'CUDA error: out of memory',
      });
  }
}

function exactReply({
  status,
  body = 'json',
  retryAfter,
}: ErrorReplyFault & { kind: 'http-error' }) {
  const bodies = {
    html: `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n`,
    text: 'upstream connect error or disconnect/reset before headers',
    empty: '',
    json: JSON.stringify({
      error: { message: `simulated ${status}`, type: 'server_error', code: status },
    }),
  };
  const types = {
    html: 'text/html',
    text: 'text/plain',
    empty: 'text/plain',
    json: 'application/json',
  };
  return {
    status,
    body: bodies[body],
    headers: { 'content-type': types[body], ...retryAfterHeader(retryAfter) },
  };
}

function retryAfterHeader(value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { 'retry-after': value };
}
