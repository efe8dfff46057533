import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveTsp } from './held-karp.ts';
import { tourLength, type DistanceMatrix } from './problem.ts';

/** Few different distances, so that ties and several shortest tours are common. */
const matrices = fc.integer({ min: 3, max: 7 }).chain((cities) =>
  fc
    .array(fc.integer({ min: 0, max: 6 }), { minLength: 21, maxLength: 21 })
    .map((distances): DistanceMatrix => {
      const at = (a: number, b: number) =>
        distances[(Math.max(a, b) * (Math.max(a, b) - 1)) / 2 + Math.min(a, b)] ?? 0;
      const numbers = Array.from({ length: cities }, (_, city) => city);
      return numbers.map((a) => numbers.map((b) => (a === b ? 0 : at(a, b))));
    }),
);

/** Every order of the cities behind city 0. */
function ordersOf(cities: number): number[][] {
  const extend = (order: number[]): number[][] =>
    order.length === cities
      ? [order]
      : Array.from({ length: cities }, (_, city) => city)
          .filter((city) => !order.includes(city))
          .flatMap((city) => extend([...order, city]));
  return extend([0]);
}

describe('solveTsp', () => {
  it('agrees with a trial of every order, also in how many tours are shortest', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const lengths = ordersOf(matrix.length).map((order) => tourLength(matrix, order));
        const shortest = Math.min(...lengths);
        const { optimum, tour, optimalTours } = solveTsp(matrix);
        expect(optimum).toBe(shortest);
        expect(optimalTours).toBe(lengths.filter((length) => length === shortest).length / 2);
        expect(tour[0]).toBe(0);
        expect(tour.toSorted((a, b) => a - b)).toEqual([...matrix.keys()]);
        expect(tourLength(matrix, tour)).toBe(shortest);
      }),
    );
  });

  it('counts all (n - 1)!/2 tours where every distance is the same', () => {
    const matrix = (cities: number) =>
      Array.from({ length: cities }, (_, a) =>
        Array.from({ length: cities }, (_, b) => (a === b ? 0 : 7)),
      );
    expect(solveTsp(matrix(3)).optimalTours).toBe(1);
    expect(solveTsp(matrix(8))).toMatchObject({ optimum: 56, optimalTours: 2520 });
    // 14!/2 = 43 589 145 600
    expect(solveTsp(matrix(15)).optimalTours).toBe(43_589_145_600);
  });
});
