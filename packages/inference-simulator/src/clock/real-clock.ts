import { US_PER_MS, type Clock } from './clock.ts';

/** The longest wait that setTimeout takes; a later time is waited for in several parts. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Wall time, `speed` times as fast: at 50, a simulated second passes in 20 ms. Timers have a grain of
 * about 1 ms of wall time, so what is due within one grain happens at once, with its own simulated time.
 *
 * @throws RangeError when `speed` is not a positive number
 */
export function createRealClock(speed = 1): Clock {
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new RangeError(`The clock's speed is ${speed}; give a positive number, 1 for real time.`);
  }
  const originMs = performance.now();
  const nowUs = () => Math.floor((performance.now() - originMs) * speed * US_PER_MS);
  return {
    nowUs,
    at: (dueUs, run) => {
      let timer: NodeJS.Timeout;
      const wait = () => {
        const waitMs = (dueUs - nowUs()) / US_PER_MS / speed;
        timer = setTimeout(
          () => {
            if (nowUs() >= dueUs) run();
            else wait();
          },
          Math.min(Math.max(waitMs, 0), LONGEST_TIMER_MS),
        );
      };
      wait();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
