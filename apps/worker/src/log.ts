import {
  destination as openDestination,
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type Logger,
} from 'pino';

import { redactSecrets } from './observe/redact-secrets.ts';

/** Fields that hold a secret wherever they come from. */
const SECRET_FIELDS = ['secret', 'secretKey', 'token', 'password', 'authorization', 'apiKey'];
/** Of one field: servers put whole pages into their errors. */
const LONGEST_TEXT = 4_000;

/**
 * JSON lines on standard output: `level` by name, `time` in ISO 8601, `msg`, and fields. Secrets are left out by the
 * name of their field, and by their look wherever they stand.
 */
export function createLog(level: string, stream?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid, part: 'worker' },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: boundTexts },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[redacted]',
      },
      serializers: { err: describeError },
      hooks: { streamWrite: redactSecrets },
    },
    // Its own writer outlives a reader of the log that went away.
    stream ?? openDestination(1),
  );
}

function boundTexts(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value,
    ]),
  );
}

/** Not all that an error carries: a failed request has the prompt with it, and the partial reply. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack = '', cause } = error;
  return {
    type: name,
    message: message.slice(0, LONGEST_TEXT),
    stack: stack.slice(0, LONGEST_TEXT),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(cause instanceof Error ? { cause: cause.message.slice(0, LONGEST_TEXT) } : {}),
  };
}
