/** In which part of a request the time ran out. */
export type TimeoutPhase = 'connect' | 'first-byte' | 'idle' | 'total';

/** What went wrong with one attempt, as far as the wire tells. */
export type GenerationFault =
  /** Nothing listens there, or no way leads there. */
  | { kind: 'unreachable' }
  /** The connection broke; before the first byte it may be one that the server had just closed. */
  | { kind: 'reset'; beforeFirstByte: boolean }
  | { kind: 'http'; status: number; errorCode: string | null; retryAfterMs: number | null }
  /** An error event inside a reply that began with 200. */
  | { kind: 'stream-error'; status: number | null; errorCode: string | null }
  /** The reply ended without a finish reason. */
  | { kind: 'incomplete' }
  /** The server gave the request up (`abort`): no result. */
  | { kind: 'server-abort' }
  /** Other weights were loaded between the request and the end of its reply: it is nobody's. */
  | { kind: 'weights-changed' }
  | { kind: 'timeout'; phase: TimeoutPhase }
  /** A reply that is none of the API's. */
  | { kind: 'malformed' };

/** One attempt failed; `message` is the server's or the network's own, bounded. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError';
  readonly fault: GenerationFault;
  /** What had come before it broke. */
  readonly partialText: string | null;

  constructor(
    fault: GenerationFault,
    message: string,
    { partialText, ...options }: ErrorOptions & { partialText?: string } = {},
  ) {
    super(message.slice(0, LONGEST_MESSAGE), options);
    this.fault = fault;
    this.partialText = partialText === undefined || partialText === '' ? null : partialText;
  }
}

const LONGEST_MESSAGE = 2_000;
