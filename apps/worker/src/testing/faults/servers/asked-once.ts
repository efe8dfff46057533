import type { Scene } from '../fault-row.ts';

/** For rows in which nothing was wrong enough to ask again. */
export function askedOnce({ simulator, work }: Scene): string[] {
  const { requests } = simulator.state().totals;
  const planned = work.items * work.repeats;
  return requests === planned ? [] : [`${requests} requests for ${planned} samples`];
}
