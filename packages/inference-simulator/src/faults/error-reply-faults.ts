import type { Refusal } from '../dialects/refusal.ts';
import type { EffectMakers, FaultEffect } from './fault-effect.ts';
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

export const errorReplyFaults: EffectMakers<ErrorReplyFault> = {
  'http-error': (fault) => ({
    instead: ({ answer }) => {
      answer(exactReply(fault));
    },
  }),
  'rate-limited': (fault) => ({
    instead: ({ refuse, nowMs }) => {
      refuse({ kind: 'rate-limited' }, rateHeaders(fault, nowMs()));
    },
  }),
  'insufficient-quota': () => refusing({ kind: 'quota' }),
  overloaded: ({ retryAfter }) => refusing({ kind: 'overloaded' }, retryAfterHeader(retryAfter)),
  'context-refused': () =>
    refusing({ kind: 'context', promptTokens: 9_000, maxTokens: 1, limit: 8_192 }),
  'model-missing': () => refusing({ kind: 'unknown-model', model: 'sim-missing' }),
  unauthorized: () => refusing({ kind: 'unauthorized' }),
  'loading-model': () => refusing({ kind: 'loading' }),
  'server-error': ({ message = OUT_OF_MEMORY }) => refusing({ kind: 'server-error', message }),
  'generation-failed': ({ message = OUT_OF_MEMORY }) =>
    refusing({ kind: 'generation-failed', message }),
};

const OUT_OF_MEMORY = 'CUDA error: out of memory';

function refusing(refusal: Refusal, headers: Record<string, string> = {}): FaultEffect {
  return {
    instead: ({ refuse }) => {
      refuse(refusal, headers);
    },
  };
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
