import { GenerationError } from './generation-error.ts';

/** Nothing was sent: the server is away, or its name is not known just now. */
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
]);

/** What a failed exchange with a server means; `hasBytes`: part of the reply had come. */
export function networkError(
  cause: unknown,
  { hasBytes, partialText }: { hasBytes: boolean; partialText: string },
): GenerationError {
  // A name with several addresses fails with one error for each.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = codeOf(cause) ?? codeOf(first);
  const text = first instanceof Error ? first.message : String(first);
  if (!hasBytes && code === 'UND_ERR_CONNECT_TIMEOUT') {
    const fault = { kind: 'timeout', phase: 'connect' } as const;
    return new GenerationError(fault, `No connection in time: ${text}`, { cause });
  }
  if (!hasBytes && code !== null && UNREACHABLE_CODES.has(code)) {
    return new GenerationError({ kind: 'unreachable' }, `${text} (${code})`, { cause });
  }
  return new GenerationError(
    { kind: 'reset', beforeFirstByte: !hasBytes },
    `The connection broke: ${text}${code === null ? '' : ` (${code})`}`,
    { cause, partialText },
  );
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
