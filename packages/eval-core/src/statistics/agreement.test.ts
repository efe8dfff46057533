import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agreementOf, type ConfusionCount } from './agreement.ts';

/** Row by row: what the first rater said, then what the second did. */
function countsOf(table: readonly (readonly number[])[]): ConfusionCount[] {
  return table.flatMap((row, i) =>
    row.map((samples, j) => ({ first: `c${i}`, second: `c${j}`, samples })),
  );
}

describe('agreementOf', () => {
  it('gives the κ and the interval that can be worked out by hand', () => {
    // Rows sum to 0.5 and 0.5, columns to 0.6 and 0.4: p_o = 0.7, p_e = 0.3 + 0.2.
    // n(1 − p_e)² var = 0.10972 + 0.10188 − 0.01 = 0.2016; var = 0.2016 / 12.5.
    const agreement = agreementOf(
      countsOf([
        [20, 5],
        [10, 15],
      ]),
    );
    expect(agreement).toMatchObject({ samples: 50, undecided: 0 });
    expect(agreement.observedFraction).toBeCloseTo(0.7, 12);
    expect(agreement.expectedFraction).toBeCloseTo(0.5, 12);
    expect(agreement.kappa).toBeCloseTo(0.4, 12);
    const halfWidth = 1.959964 * Math.sqrt(0.2016 / 12.5);
    expect(agreement.kappaInterval?.low).toBeCloseTo(0.4 - halfWidth, 12);
    expect(agreement.kappaInterval?.high).toBeCloseTo(0.4 + halfWidth, 12);
  });

  it('agrees with a table of three diagnoses, κ = 23/34', () => {
    // p_o = 0.89; p_e = 0.80 · 0.80 + 0.10 · 0.05 + 0.10 · 0.15 = 0.66.
    const agreement = agreementOf(
      countsOf([
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ]),
    );
    expect(agreement.kappa).toBeCloseTo(23 / 34, 12);
    expect(agreement.kappaInterval?.low).toBeCloseTo(0.5046, 4);
    expect(agreement.kappaInterval?.high).toBeCloseTo(0.8484, 4);
  });

  it('counts what one of them left open, and says nothing about it', () => {
    const open = [
      { first: 'c0', second: null, samples: 3 },
      { first: null, second: null, samples: 4 },
    ];
    const decided = agreementOf(
      countsOf([
        [20, 5],
        [10, 15],
      ]),
    );
    expect(
      agreementOf([
        ...open,
        ...countsOf([
          [20, 5],
          [10, 15],
        ]),
      ]),
    ).toEqual({
      ...decided,
      undecided: 7,
    });
    const nothing = { observedFraction: null, expectedFraction: null, kappa: null };
    const unknown = { samples: 0, ...nothing, kappaInterval: null };
    expect(agreementOf(open)).toEqual({ ...unknown, undecided: 7 });
    expect(agreementOf([])).toEqual({ ...unknown, undecided: 0 });
  });

  it('knows no κ where both always say one thing, and no interval at full agreement', () => {
    expect(agreementOf(countsOf([[9]]))).toMatchObject({ observedFraction: 1, kappa: null });
    const full = agreementOf(
      countsOf([
        [3, 0],
        [0, 4],
      ]),
    );
    expect(full).toMatchObject({ kappaInterval: null });
    expect(full.kappa).toBeCloseTo(1, 12);
  });

  it('is 0 when one of them always says the same', () => {
    expect(
      agreementOf(
        countsOf([
          [6, 0],
          [4, 0],
        ]),
      ).kappa,
    ).toBeCloseTo(0, 12);
  });

  it('is the same whoever comes first, and stays in its bounds', () => {
    const row = fc.array(fc.nat(30), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 3 }), (table) => {
        const counts = countsOf(table);
        const swapped = counts.map(({ first, second, samples }) => ({
          first: second,
          second: first,
          samples,
        }));
        const { kappa, kappaInterval } = agreementOf(counts);
        const mirrored = agreementOf(swapped);
        if (kappa === null) {
          expect(mirrored.kappa).toBeNull();
          return;
        }
        expect(kappa).toBeCloseTo(mirrored.kappa ?? NaN, 9);
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
        if (kappaInterval === null) return;
        expect(kappaInterval.low).toBeLessThan(kappa);
        expect(kappaInterval.high).toBeGreaterThanOrEqual(kappa);
      }),
    );
  });

  it.each([-1, 0.5, NaN])('refuses a count of %d', (samples) => {
    expect(() => agreementOf([{ first: 'a', second: 'a', samples }])).toThrow(RangeError);
  });
});
