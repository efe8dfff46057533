import { US_PER_MS, type Clock } from './clock.ts';

export interface ManualClock extends Clock {
  /** Lets that much time pass: everything that falls due runs in order, each at its own time. */
  advance(ms: number): void;
}

interface Timer {
  dueUs: number;
  order: number;
  run: () => void;
}

/** Time that stands still until a test lets it pass; timers of one time run in the order they were set. */
export function createManualClock(): ManualClock {
  let nowUs = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const nextBy = (limitUs: number): Timer | undefined =>
    [...timers]
      .filter((timer) => timer.dueUs <= limitUs)
      .sort((a, b) => a.dueUs - b.dueUs || a.order - b.order)[0];
  return {
    nowUs: () => nowUs,
    at: (dueUs, run) => {
      const timer = { dueUs, order: (order += 1), run };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: (ms) => {
      const limitUs = nowUs + Math.round(ms * US_PER_MS);
      for (let timer = nextBy(limitUs); timer; timer = nextBy(limitUs)) {
        timers.delete(timer);
        nowUs = Math.max(nowUs, timer.dueUs);
        timer.run();
      }
      nowUs = limitUs;
    },
  };
}
