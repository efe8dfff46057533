import type { RunTry } from '@assay/db/work/run-state';

import { createRefusalWatch, type RefusalWatch, type RunBrokenError } from './run-broken.ts';

/** What was refused of each run that this process works on, whichever shard it was of: one may be too small to tell. */
export interface RunRefusals {
  /** A shard of the run begins to ask. */
  join(shard: AskingShard): SharedRefusals;
}

export interface AskingShard extends RunTry {
  /** Samples of the run were stored before. */
  hasReplies: boolean;
  /** A shard of the run has found that it is broken. */
  onBroken: (error: RunBrokenError) => void;
}

export interface SharedRefusals {
  watch: RefusalWatch;
  /** Tells all shards of the run, this one too: what it has in flight is in vain. */
  broken(error: RunBrokenError): void;
  /** The last shard that leaves takes what is known along. */
  leave(): void;
}

interface AskedRun {
  watch: RefusalWatch;
  shards: Set<Pick<AskingShard, 'onBroken'>>;
}

export function createRunRefusals(): RunRefusals {
  const runs = new Map<string, AskedRun>();
  return {
    join({ runId, tries, hasReplies, onBroken }) {
      const key = `${runId} ${tries}`;
      const run = runs.get(key) ?? { watch: createRefusalWatch({ hasReplies }), shards: new Set() };
      const shard = { onBroken };
      runs.set(key, run);
      run.shards.add(shard);
      return {
        watch: run.watch,
        broken(error) {
          for (const each of run.shards) each.onBroken(error);
        },
        leave() {
          run.shards.delete(shard);
          if (run.shards.size === 0) runs.delete(key);
        },
      };
    },
  };
}
