import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { laneMakespan } from './lane-makespan.ts';

const makespan = (durations: readonly number[], lanes: number) =>
  laneMakespan(Float64Array.from(durations), lanes);

describe('the makespan over lanes', () => {
  it('is what one counts by hand', () => {
    expect(makespan([3, 1, 2], 2)).toBe(3);
    expect(makespan([1, 1, 4], 2)).toBe(5);
    expect(makespan([4, 1, 1], 2)).toBe(4);
    // Graham's example of three lanes: 5 and 5, 4 and 4, 3 and 3, and the last 3 when all have come to an end at 9.
    expect(makespan([5, 5, 4, 4, 3, 3, 3], 3)).toBe(11);
    expect(makespan([], 3)).toBe(0);
  });

  it('is the sum on one lane, and the longest job where each has a lane', () => {
    expect(makespan([2, 7, 1], 1)).toBe(10);
    expect(makespan([2, 7, 1], 3)).toBe(7);
    expect(makespan([2, 7, 1], 8)).toBe(7);
  });

  const jobs = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 60 });
  const lanes = fc.integer({ min: 1, max: 17 });

  it('is never below the mean load or the longest job, and within the bound of Graham (1966)', () => {
    fc.assert(
      fc.property(jobs, lanes, (durations, count) => {
        const sum = durations.reduce((total, duration) => total + duration, 0);
        const longest = Math.max(...durations);
        const end = makespan(durations, count);
        expect(end).toBeGreaterThanOrEqual(Math.max(sum / count, longest));
        expect(end).toBeLessThanOrEqual(sum / count + (1 - 1 / count) * longest + 1e-9);
      }),
    );
  });

  it('is that of a list of lanes that is searched for the first free one each time', () => {
    fc.assert(
      fc.property(jobs, lanes, (durations, count) => {
        const free = Array.from({ length: count }, () => 0);
        for (const duration of durations) {
          const first = free.indexOf(Math.min(...free));
          free[first] = (free[first] ?? 0) + duration;
        }
        expect(makespan(durations, count)).toBe(Math.max(...free));
      }),
    );
  });
});
