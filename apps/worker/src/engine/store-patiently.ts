import { isPassingDatabaseError } from '@assay/db/record/database-error';

import type { Engine } from './engine.ts';
import { patiently } from './patiently.ts';

/**
 * Stores what one sample or request of a shard needs stored, through a time without the database: its error would stop
 * all that the shard has in flight.
 *
 * @throws what does not pass by itself; the reason of `signal` when that fires while the database is away
 */
export function storePatiently<Result>(
  { log, pause }: Pick<Engine, 'log' | 'pause'>,
  store: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let isSaid = false;
  return patiently(store, {
    isPassing(error) {
      const isPassing = isPassingDatabaseError(error);
      if (isPassing && !isSaid) log.warn({ err: error }, 'the database is away: it is waited for');
      isSaid = true;
      return isPassing;
    },
    pause: (durationMs) => pause(durationMs, signal),
  });
}
