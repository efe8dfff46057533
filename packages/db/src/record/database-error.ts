/** SQLSTATE: a deadlock, a serialisation failure: the same statement passes when it is tried again. */
const COLLISION_CODES = new Set(['40P01', '40001']);

/** SQLSTATE classes: connection, resources (disk, memory, connections), operator intervention. */
const PASSING_CLASSES = new Set(['08', '53', '57']);

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

/** True for what may pass by itself: the server restarts, its disk is full, the network is away. */
export function isPassingDatabaseError(error: unknown): boolean {
  const code = codeOf(error);
  if (isCollision(error) || SOCKET_CODES.has(code)) return true;
  if (code.length === 5 && PASSING_CLASSES.has(code.slice(0, 2))) return true;
  const message = error instanceof Error ? error.message : '';
  return LOST_CONNECTION_TEXTS.some((text) => message.includes(text));
}

function codeOf(error: unknown): string {
  // A host with several addresses fails with one error for each.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = (first as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
