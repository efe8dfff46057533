import {
  isDone,
  LoadingRefusedError,
  order,
  sayingOf,
  sendOrder,
  type Ordering,
} from './server-orders.ts';

/** The weights are in their place, and somebody's requests keep the server from emptying its cache of prefixes. */
export class CacheInUseError extends Error {
  override readonly name = 'CacheInUseError';
}

export interface PuttingOnSglang {
  /** They are in their place already: only the cache is left to be emptied. */
  isPut: boolean;
  pause: (durationMs: number) => Promise<unknown>;
}

const FLUSH_INTERVAL_MS = 1_000;
const MOST_FLUSHES = 60;

/** @throws CacheInUseError after a minute in which the cache could not be emptied */
export async function putOnSglang(
  to: Ordering,
  { path, id }: { path: string; id: string },
  { isPut, pause }: PuttingOnSglang,
): Promise<void> {
  if (!isPut)
    await order(to, '/update_weights_from_disk', { model_path: path, weight_version: id });
  for (let flushes = 1; !(await isFlushed(to)); flushes += 1) {
    if (flushes === MOST_FLUSHES) throw new CacheInUseError(IN_USE);
    await pause(FLUSH_INTERVAL_MS);
  }
}

/**
 * SGLang answers 400 while a request is running, of whomever, and for a moment after the last has ended. Its text is
 * of no use: some versions say that the cache was flushed.
 */
async function isFlushed(to: Ordering): Promise<boolean> {
  const reply = await sendOrder(to, '/flush_cache', {});
  if (isDone(reply)) return true;
  const isPassing = reply.status === 400 || reply.status < 300;
  if (!isPassing) throw new LoadingRefusedError(sayingOf('/flush_cache', reply));
  return false;
}

const IN_USE =
  'they are loaded, but /flush_cache answered 400 for a minute: somebody else has requests running there';
