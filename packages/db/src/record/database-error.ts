/** SQLSTATE: a deadlock, a serialisation failure: the same statement passes when it is tried again. */
const COLLISION_CODES = new Set(['40P01', '40001']);

/**
 * SQLSTATE classes in which the values are to blame: data, constraints, limits of the program. All others tell of the
 * server, of rights, or of a schema that is newer than this process: a row that was refused so is as good as before.
 */
const CLASSES_OF_VALUES = new Set(['22', '23', '54']);
const SQLSTATE_LENGTH = 5;

/** Error codes of Node's sockets. */
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What pg says, without a code, of a connection that went away. */
const LOST_CONNECTION_TEXTS = ['Connection terminated', 'timeout exceeded', 'not queryable'];

export function isCollision(error: unknown): boolean {
  return COLLISION_CODES.has(codeOf(error));
}

/**
 * True for what is no fault of the values that were to be stored: the server restarts, its disk is full, it lets
 * nobody in, the network is away. The same statement may be tried again, however often.
 */
export function isPassingDatabaseError(error: unknown): boolean {
  const code = codeOf(error);
  if (SOCKET_CODES.has(code)) return true;
  if (code.length === SQLSTATE_LENGTH) return !CLASSES_OF_VALUES.has(code.slice(0, 2));
  const message = error instanceof Error ? error.message : '';
  return LOST_CONNECTION_TEXTS.some((text) => message.includes(text));
}

function codeOf(error: unknown): string {
  // A host with several addresses fails with one error for each.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = (first as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
