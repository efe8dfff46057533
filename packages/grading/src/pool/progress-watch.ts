/** How often a thread is looked at; it may run over its limit by as much. */
const LONGEST_LOOK_MS = 50;

/** How far a thread is with its batch, seen from outside through one shared integer (see ThreadData). */
export interface ProgressWatch {
  cell: SharedArrayBuffer;
  lookEveryMs: number;
  /** Before a batch of so many requests is sent. */
  begin: (requests: number) => void;
  /** The thread has nothing to do. */
  rest: () => void;
  /** Index of the request that is being answered; null: none is. */
  current: () => number | null;
  /**
   * To be called every `lookEveryMs`: for how long the thread has been at the same request, or on its way to the
   * first; 0 while it has nothing to do.
   */
  look: () => number;
}

/**
 * Time in which this side was not running either (its thread blocked, the process stopped, the machine asleep)
 * is not counted: between two looks no more passes than two looks should take.
 */
export function watchProgress(timeLimitMs: number): ProgressWatch {
  const cell = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const progress = new Int32Array(cell);
  const lookEveryMs = Math.min(LONGEST_LOOK_MS, Math.ceil(timeLimitMs / 4));
  let requests: number | null = 0;
  let seenPosition = 0;
  let spentMs = 0;
  let lookedAtMs = performance.now();

  return {
    cell,
    lookEveryMs,
    begin(count) {
      Atomics.store(progress, 0, 0);
      requests = count;
      seenPosition = 0;
      spentMs = 0;
      lookedAtMs = performance.now();
    },
    rest() {
      requests = null;
    },
    current() {
      const position = Atomics.load(progress, 0);
      const isAnswering = requests !== null && position >= 1 && position <= requests;
      return isAnswering ? position - 1 : null;
    },
    look() {
      const nowMs = performance.now();
      const passedMs = Math.min(nowMs - lookedAtMs, 2 * lookEveryMs);
      lookedAtMs = nowMs;
      const position = Atomics.load(progress, 0);
      const isSame = position === seenPosition && requests !== null && position <= requests;
      seenPosition = position;
      spentMs = isSame ? spentMs + passedMs : 0;
      return spentMs;
    },
  };
}
