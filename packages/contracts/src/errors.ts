/** Everything that can go wrong on purpose. Few, so that each transport maps all of them. */
export const ERROR_CODES = [
  'bad-input',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'conflict',
  'backend-unreachable',
  'unavailable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * An error whose message is written for the person who reads it: what was wrong, where, what to do.
 * `cause` is for the log and never leaves the server.
 */
export class AssayError extends Error {
  override readonly name = 'AssayError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
