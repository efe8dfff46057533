export interface DeathWatch {
  /**
   * Takes what a look has found: of each that is watched, a sign that a living one changes.
   *
   * @returns those whose sign has stayed the same for long enough
   */
  saw(signs: ReadonlyMap<string, string>): string[];
  /** A look failed: what could not be seen may have been away as well, and all get their time anew. */
  sawNothing(): void;
}

/** A row that is only old says nothing: a database that was away, or whose clock was set, makes all rows old at once. */
export function createDeathWatch(options: {
  lapseMs: number;
  lookIntervalMs: number;
  /** Monotonic. */
  now: () => number;
}): DeathWatch {
  const { lookIntervalMs, now } = options;
  // Looks that come a little early are as many as the lapse has.
  const neededMs = options.lapseMs - lookIntervalMs / 2;
  let watched = new Map<string, { sign: string; watchedMs: number }>();
  let sawAt = -Infinity;

  return {
    saw(signs) {
      const at = now();
      // However long a look took: whoever was to give a sign meanwhile had to wait for the same database.
      const passedMs = Math.min(at - sawAt, lookIntervalMs);
      sawAt = at;
      const before = watched;
      watched = new Map();
      for (const [name, sign] of signs) {
        const known = before.get(name);
        watched.set(name, {
          sign,
          watchedMs: known?.sign === sign ? known.watchedMs + passedMs : 0,
        });
      }
      return [...watched]
        .filter(([, { watchedMs }]) => watchedMs >= neededMs)
        .map(([name]) => name);
    },
    sawNothing() {
      watched = new Map();
    },
  };
}
