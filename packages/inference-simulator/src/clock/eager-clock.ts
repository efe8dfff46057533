import type { Clock } from './clock.ts';

/**
 * Time that passes only when something waits for it: as soon as the event loop has nothing else to do, it
 * jumps to the next moment at which something is due. Six minutes before a first byte take no time, and
 * the times of one request after another are the same on every machine. Requests that overlap meet it in
 * whatever order the sockets bring them.
 */
export function createEagerClock(): Clock {
  const timers = new Set<{ dueUs: number; run: () => void }>();
  let nowUs = 0;
  let jump: NodeJS.Immediate | null = null;
  const jumpToNext = () => {
    jump = null;
    let next: { dueUs: number; run: () => void } | undefined;
    for (const timer of timers) if (!next || timer.dueUs < next.dueUs) next = timer;
    if (!next) return;
    timers.delete(next);
    nowUs = Math.max(nowUs, next.dueUs);
    next.run();
    plan();
  };
  const plan = () => {
    if (timers.size > 0) jump ??= setImmediate(jumpToNext);
  };
  return {
    nowUs: () => nowUs,
    at: (dueUs, run) => {
      const timer = { dueUs, run };
      timers.add(timer);
      plan();
      return () => {
        timers.delete(timer);
      };
    },
  };
}
