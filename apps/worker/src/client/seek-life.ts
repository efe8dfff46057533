import { apiPage } from './base-url.ts';
import { GenerationError } from './generation-error.ts';
import { networkError } from './network-fault.ts';
import type { LoadSource } from './server-load.ts';

/** A server that takes longer is there, if slow. */
const ANSWER_LIMIT_MS = 5_000;

/**
 * Looks whether anybody answers at a replica that was away, whatever the answer is. A request that was sent in its
 * place would break for nothing where a proxy or a tunnel takes connections for a server that is not there, and would
 * be given up after some of that.
 *
 * @throws GenerationError `unreachable` when the connection is refused or broken; the reason of `signal` when that fired
 */
export async function seekLife(
  { dispatcher, origin, path, secret }: LoadSource,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.timeout(ANSWER_LIMIT_MS);
  try {
    const { body } = await dispatcher.request({
      origin,
      path: apiPage({ path }, '/models'),
      method: 'GET',
      headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
      signal: AbortSignal.any([signal, limit]),
    });
    await body.dump();
  } catch (cause) {
    signal.throwIfAborted();
    if (limit.aborted) return;
    const { message } = networkError(cause, { hasBytes: false, partialText: '' });
    throw new GenerationError({ kind: 'unreachable' }, message, { cause });
  }
}
