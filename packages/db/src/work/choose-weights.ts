/** Somebody has requests for these weights, under way or waiting. */
export interface WaitingWeights {
  path: string;
  /** Higher first. */
  priority: number;
  waitedMs: number;
}

export interface LoadedWeights {
  /** Null: not known. */
  path: string | null;
  /** Since when nobody has had requests for them. */
  unwantedMs: number;
  loadedMs: number;
}

/** So long the loaded weights have their turn while others of the same priority wait. */
export const LONGEST_TURN_MS = 15 * 60_000;
/** A worker that goes on to its next shard of the same weights has claimed them again by then. */
export const LINGER_MS = 1_000;

/**
 * The weights to change to, or null to stay. All work of the loaded weights is done before that, so that changes are
 * few; except that a higher priority comes first, and that a turn ends when others have waited for the length of one.
 */
export function chooseWeights(
  loaded: LoadedWeights,
  claims: readonly WaitingWeights[],
): string | null {
  const ours = claims.filter(({ path }) => path === loaded.path);
  const [next] = claims.filter(({ path }) => path !== loaded.path).sort(byUrgency);
  if (!next) return null;
  if (loaded.path === null) return next.path;
  if (ours.length === 0) return loaded.unwantedMs >= LINGER_MS ? next.path : null;
  const priority = Math.max(...ours.map((claim) => claim.priority));
  // Of three that take turns, the third has waited for a whole one by the time that the second begins.
  const turnMs = Math.min(next.waitedMs, loaded.loadedMs);
  const isTurnOver = next.priority === priority && turnMs >= LONGEST_TURN_MS;
  return next.priority > priority || isTurnOver ? next.path : null;
}

function byUrgency(a: WaitingWeights, b: WaitingWeights): number {
  return b.priority - a.priority || b.waitedMs - a.waitedMs;
}
