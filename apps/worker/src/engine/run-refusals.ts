import type { RunTry } from '@assay/db/work/run-state';

import { createRefusalWatch, type RefusalWatch } from './run-broken.ts';

/** What was refused of each run that this process works on, whichever shard it was of: one may be too small to tell. */
export interface RunRefusals {
  /** A shard of the run begins to ask. `hasReplies`: samples of it were stored before. */
  join(run: RunTry & { hasReplies: boolean }): SharedRefusals;
}

export interface SharedRefusals {
  watch: RefusalWatch;
  /** The last shard that leaves takes what is known along. */
  leave(): void;
}

export function createRunRefusals(): RunRefusals {
  const runs = new Map<string, { watch: RefusalWatch; shards: number }>();
  return {
    join({ runId, tries, hasReplies }) {
      const key = `${runId} ${tries}`;
      const run = runs.get(key) ?? { watch: createRefusalWatch({ hasReplies }), shards: 0 };
      runs.set(key, run);
      run.shards += 1;
      return {
        watch: run.watch,
        leave() {
          run.shards -= 1;
          if (run.shards === 0) runs.delete(key);
        },
      };
    },
  };
}
