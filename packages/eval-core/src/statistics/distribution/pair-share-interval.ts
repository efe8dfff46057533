import { doubtOfSpread } from '../design-effect.ts';
import type { Interval } from '../interval.ts';
import { shareBounds } from '../share-bounds.ts';
import { mean, sampleVariance } from '../summary.ts';

export const pairShareMethod = 'wilson-pairs';

/**
 * Interval for the chance π that something holds of one run of the first and one of the second, from all pairs: a
 * two-sample U-statistic with a kernel in 0…1. It is the average, over all ways to pair the runs off, of means of
 * min(R₁, R₂) independent pairs, so it varies no more than those (Hoeffding, JASA 58, 1963, section 5), and the design
 * effect D = SE²·min(R₁, R₂)/(p(1 − p)) is at most 1 and at least one over the greater R. SE² is that of the means of
 * the rows and columns, s²_rows/R₁ + s²_columns/R₂ (the pairs' own noise is counted in both, which is cautious), with
 * Satterthwaite's degrees of freedom. Where min(R₁, R₂)·p(1 − p) is below 3 the spread is believed in part, below 1 not
 * at all, as for questions (design-effect.ts). The bounds are those of share-bounds.ts on min(R₁, R₂)/D pairs.
 * @param table kernel of each pair: one row for each run of the first, one column for each of the second, none empty
 */
export function pairShareInterval(
  table: readonly (readonly number[])[],
  level: number,
): Interval | null {
  const rows = table.map((row) => mean(row) ?? 0);
  const columns = (table[0] ?? []).map(
    (_, column) => mean(table.map((row) => row[column] ?? 0)) ?? 0,
  );
  const proportion = Math.min(1, mean(rows) ?? 0);
  const pairs = Math.min(rows.length, columns.length);
  const spread = proportion * (1 - proportion);
  const doubt = doubtOfSpread(pairs * spread);
  const parts = [varianceOfMean(rows), varianceOfMean(columns)];
  const squaredError = parts.reduce((sum, { variance }) => sum + variance, 0);
  const observed =
    spread === 0
      ? 1
      : Math.min(
          1,
          Math.max(1 / Math.max(rows.length, columns.length), (squaredError * pairs) / spread),
        );
  const effect = observed + (1 - observed) * doubt;
  const variance = parts.reduce((sum, part) => sum + part.variance ** 2 / part.degrees, 0);
  const degrees = squaredError ** 2 / variance / (1 - doubt) ** 2;
  const { lowFraction, highFraction } = shareBounds(
    {
      proportion,
      effectiveSize: pairs / effect,
      degreesOfFreedom: doubt === 1 || variance === 0 ? Infinity : degrees,
    },
    level,
  );
  return { low: lowFraction, high: highFraction, level, method: pairShareMethod };
}

function varianceOfMean(values: readonly number[]): { variance: number; degrees: number } {
  const variance = sampleVariance(values);
  if (variance === null) return { variance: 0, degrees: 1 };
  return { variance: variance / values.length, degrees: values.length - 1 };
}
