/** Time as schedulers see it; tests give one that stands still. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls back once; returns how to call it off. */
  after(durationMs: number, callback: () => void): () => void;
}

export const processClock: Clock = {
  now: () => performance.now(),
  after(durationMs, callback) {
    const timer = setTimeout(callback, durationMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
