import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { setRunNotice } from '@assay/db/work/run-state';

export interface RunNotice {
  /** The run waits for something; shown once nothing has succeeded for a while. */
  waiting(sentence: string): void;
  /** A generation succeeded. */
  moving(): void;
  /** Resolves when what was said last is stored. */
  settled(): Promise<void>;
}

/** A single refused request among many that succeed is no news. */
const QUIET_MS = 2_000;
/** Another worker that takes a shard of the run clears the sentence; so it is said again. */
const SAY_AGAIN_MS = 10_000;

/** Keeps the sentence that a run shows while it waits for its backend, and takes it away afterwards. */
export function createRunNotice(options: {
  pool: DatabasePool;
  runId: number;
  log: LogSink;
  onChange: () => void;
}): RunNotice {
  const { pool, runId, log, onChange } = options;
  let shown: string | null = null;
  let shownAt = 0;
  let lastMoveAt = performance.now();
  let writing = Promise.resolve();

  function show(sentence: string | null): void {
    const isFresh = sentence === null || performance.now() - shownAt < SAY_AGAIN_MS;
    if (sentence === shown && isFresh) return;
    shown = sentence;
    shownAt = performance.now();
    writing = writing
      .then(() => setRunNotice(pool, runId, sentence))
      .then(onChange)
      .catch((error: unknown) => {
        log.warn({ err: error, runId }, 'the notice of a run could not be stored');
      });
  }

  return {
    waiting(sentence) {
      if (performance.now() - lastMoveAt >= QUIET_MS) show(sentence);
    },
    moving() {
      lastMoveAt = performance.now();
      show(null);
    },
    settled: () => writing,
  };
}
