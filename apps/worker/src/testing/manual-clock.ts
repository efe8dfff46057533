import type { Clock } from '../engine/replicas/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; what is due calls back in order. */
  pass(durationMs: number): void;
}

/** Time that stands still until it is let pass. */
export function createManualClock(): ManualClock {
  let nowMs = 0;
  let due: { atMs: number; callback: () => void }[] = [];
  return {
    now: () => nowMs,
    after(durationMs, callback) {
      const entry = { atMs: nowMs + durationMs, callback };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass(durationMs) {
      const endMs = nowMs + durationMs;
      for (;;) {
        const [next] = due.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        due = due.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.callback();
      }
      nowMs = endMs;
    },
  };
}
