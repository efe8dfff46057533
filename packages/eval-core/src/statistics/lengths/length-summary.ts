import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { lengthBinLowerBounds, lengthBinOf } from '../length-bins.ts';
import type { KnownLengths } from './known-lengths.ts';
import { lengthQuantiles } from './length-quantile.ts';
import { pooledMean } from './pooled-mean.ts';
import { pooledShare } from './pooled-share.ts';

/** One kind of length over a set of samples. The `n` of every estimate counts questions. */
export interface LengthSummary {
  /** Samples whose length is known. */
  n: number;
  /** Of these, samples whose length is an estimate: the server's figure was missing or wrong. */
  estimated: number;
  /** Samples whose length is not known: left out of everything here. */
  missing: number;
  /** Tokens; every sample weighs the same. */
  mean: Estimate;
  /** Tokens, by name. */
  quantiles: Record<LengthQuantileName, Estimate>;
  /**
   * By the first length of a bin in tokens, as text: the share of samples in it. From the first bin with a sample to the last,
   * with the empty ones between. Bins are not equally wide: see length-bins.ts.
   */
  histogram: Record<string, Estimate>;
}

const FRACTIONS = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;

export type LengthQuantileName = keyof typeof FRACTIONS;

/** Mean, quantiles and histogram of known lengths; all null or empty without one. */
export function lengthSummary(
  { byQuestion, known, estimated, missing }: KnownLengths,
  level: number = USUAL_LEVEL,
): LengthSummary {
  const totals = byQuestion.map((lengths) => ({
    samples: lengths.length,
    total: lengths.reduce((sum, length) => sum + length, 0),
  }));
  const [p5, p25, p50, p75, p95] = lengthQuantiles(byQuestion, Object.values(FRACTIONS), level);
  const unknown: Estimate = { value: null, interval: null, n: 0 };
  return {
    n: known,
    estimated,
    missing,
    mean: pooledMean(totals, level),
    quantiles: {
      p5: p5 ?? unknown,
      p25: p25 ?? unknown,
      p50: p50 ?? unknown,
      p75: p75 ?? unknown,
      p95: p95 ?? unknown,
    },
    histogram: histogramOf(byQuestion, level),
  };
}

function histogramOf(byQuestion: readonly Float64Array[], level: number): Record<string, Estimate> {
  const binned = byQuestion.map((lengths) => {
    const counts = new Map<number, number>();
    for (const length of lengths) {
      const bin = lengthBinOf(length);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
    return { samples: lengths.length, counts };
  });
  const bins = new Set(binned.flatMap(({ counts }) => [...counts.keys()]));
  const first = Math.min(...bins);
  const last = Math.max(...bins);
  return Object.fromEntries(
    lengthBinLowerBounds.flatMap((fromTokens, bin) => {
      if (bin < first || bin > last) return [];
      const totals = binned.map(({ samples, counts }) => ({
        samples,
        total: counts.get(bin) ?? 0,
      }));
      return [[String(fromTokens), pooledShare(totals, level)]];
    }),
  );
}
