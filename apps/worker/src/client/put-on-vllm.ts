import type { LoadSource } from './server-load.ts';
import { LoadingRefusedError, order, orderIfKnown, type Ordering } from './server-orders.ts';

/** The load failed, and so did resuming: all who ask the server may be waiting for somebody to resume it. */
export class StillPausedError extends Error {
  override readonly name = 'StillPausedError';
}

/** A process that ends waits for it no longer. */
const RESUME_LIMIT_MS = 10_000;

/**
 * Loads in place. Not by way of /sleep?level=2, which needs a flag of the server's and has been seen to wake up to
 * gibberish. Paused until it is whole, so that others' requests do not meet half of it.
 *
 * Resumed also when it failed or was broken off: a server that stays paused stalls everybody until somebody resumes
 * it by hand. What it holds then may be half of each under the old id, which nobody here asks for: the agreement
 * names no weights of it, so that whichever are wanted next are loaded first. A pause that broke off on its way may
 * have arrived; resuming what is not paused does nothing.
 *
 * @param resumeLimitMs left out: ten seconds
 */
export async function putOnVllm(
  to: Ordering,
  { path, id }: { path: string; id: string },
  resumeLimitMs = RESUME_LIMIT_MS,
): Promise<void> {
  try {
    await order(to, '/pause?mode=wait', {});
    const reload = { method: 'reload_weights', kwargs: { weights_path: path } };
    await order(to, '/collective_rpc', reload);
    // Versions without this call have no name for their weights.
    await orderIfKnown(to, '/update_weight_version', { new_version: id });
    await order(to, '/reset_prefix_cache', {});
    await order(to, '/resume', {});
  } catch (error) {
    const complaint = await resume(to.source, resumeLimitMs);
    throw complaint === null ? error : stillPaused(error, complaint);
  }
}

/** Without the signal of the load, which may be what broke it off. Null: done; else why not. */
async function resume(source: LoadSource, limitMs: number): Promise<string | null> {
  try {
    // A server without the call has none to pause it either.
    await orderIfKnown({ source, limitMs }, '/resume', {});
    return null;
  } catch (error) {
    return isGone(error) ? null : wordsOf(error);
  }
}

/** Nothing listens there any more: what is started next is not paused. */
function isGone(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ECONNREFUSED';
}

function stillPaused(cause: unknown, complaint: string): Error {
  const message = `${wordsOf(cause)}; the server may still be paused, since resuming failed (${complaint}): post /resume to it`;
  return cause instanceof LoadingRefusedError
    ? new LoadingRefusedError(message, { cause })
    : new StillPausedError(message, { cause });
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[.\s]+$/, '');
}
