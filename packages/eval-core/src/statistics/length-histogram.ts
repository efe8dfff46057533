import { lengthBinRange, type LengthBinRange } from './length-bins.ts';

export const lengthOutcomes = ['correct', 'incorrect', 'unscorable'] as const;
export type LengthOutcome = (typeof lengthOutcomes)[number];
export type PerOutcome<Value> = Record<LengthOutcome, Value>;

/** One rollup row: `count` samples of an outcome whose token count lies in length bin `bin`. */
export interface LengthCount {
  bin: number;
  outcome: LengthOutcome;
  count: number;
}

export interface LengthHistogramBin extends LengthBinRange {
  bin: number;
  counts: PerOutcome<number>;
  /**
   * log2(to/from): a quarter for long replies, up to one below 8 tokens. `null` where a logarithmic width
   * does not exist: the bin of 0 tokens and the open last bin.
   */
  widthDoublings: number | null;
  /** Samples per doubling of tokens; `null` with the width. Draw this: bins are not equally wide. */
  densities: PerOutcome<number> | null;
}

/** The bins that hold the quantiles: approximate by the width of a bin, never a single number. */
export interface ApproximateQuantiles {
  isApproximate: true;
  p50: LengthBinRange;
  p90: LengthBinRange;
}

export interface LengthHistogram {
  /** Contiguous from the first to the last bin with a sample; empty without samples. */
  bins: LengthHistogramBin[];
  totals: PerOutcome<number>;
  /** `null` for an outcome without samples. */
  quantiles: PerOutcome<ApproximateQuantiles | null>;
}

/**
 * A drawable histogram of token counts per outcome from rollup rows. Rows of the same bin and outcome add
 * up. Samples without a token count have no row: they are missing, not of length 0.
 * @throws RangeError for an unknown bin or a count that is not a whole number from 0.
 */
export function lengthHistogram(rows: readonly LengthCount[]): LengthHistogram {
  const byBin = countsByBin(rows);
  const used = [...byBin.keys()];
  const first = used.reduce((a, b) => Math.min(a, b), Infinity);
  const last = used.reduce((a, b) => Math.max(a, b), -Infinity);
  const bins = used.length === 0 ? [] : contiguousBins({ first, last, byBin });
  return {
    bins,
    totals: eachOutcome((outcome) => total(bins, outcome)),
    quantiles: eachOutcome((outcome) => quantilesOf(bins, outcome)),
  };
}

/** Builds one value for each outcome. */
export function eachOutcome<Value>(valueOf: (outcome: LengthOutcome) => Value): PerOutcome<Value> {
  return {
    correct: valueOf('correct'),
    incorrect: valueOf('incorrect'),
    unscorable: valueOf('unscorable'),
  };
}

function countsByBin(rows: readonly LengthCount[]): Map<number, PerOutcome<number>> {
  const byBin = new Map<number, PerOutcome<number>>();
  for (const { bin, outcome, count } of rows) {
    lengthBinRange(bin);
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(
        `Length bin ${bin} counts ${count} samples: give a whole number from 0.`,
      );
    }
    if (count === 0) continue;
    const counts = byBin.get(bin) ?? eachOutcome(() => 0);
    counts[outcome] += count;
    byBin.set(bin, counts);
  }
  return byBin;
}

interface BinSpan {
  first: number;
  last: number;
  byBin: ReadonlyMap<number, PerOutcome<number>>;
}

function contiguousBins({ first, last, byBin }: BinSpan): LengthHistogramBin[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const bin = first + offset;
    const range = lengthBinRange(bin);
    const counts = byBin.get(bin) ?? eachOutcome(() => 0);
    const widthDoublings = widthOf(range);
    const densities =
      widthDoublings === null ? null : eachOutcome((outcome) => counts[outcome] / widthDoublings);
    return { bin, ...range, counts, widthDoublings, densities };
  });
}

function widthOf({ fromTokens, toTokensExclusive }: LengthBinRange): number | null {
  if (fromTokens === 0 || toTokensExclusive === null) return null;
  return Math.log2(toTokensExclusive / fromTokens);
}

function total(bins: readonly LengthHistogramBin[], outcome: LengthOutcome): number {
  return bins.reduce((sum, { counts }) => sum + counts[outcome], 0);
}

function quantilesOf(
  bins: readonly LengthHistogramBin[],
  outcome: LengthOutcome,
): ApproximateQuantiles | null {
  const p50 = quantileBin(bins, outcome, 0.5);
  const p90 = quantileBin(bins, outcome, 0.9);
  return p50 === null || p90 === null ? null : { isApproximate: true, p50, p90 };
}

/** The first bin at which at least `fraction` of the samples are counted: the inverse of the ECDF. */
function quantileBin(
  bins: readonly LengthHistogramBin[],
  outcome: LengthOutcome,
  fraction: number,
): LengthBinRange | null {
  // 0.9 * 70 is 63.000000000000007 in doubles; that hair must not cost a bin.
  const needed = Math.ceil(total(bins, outcome) * fraction - 1e-6);
  let counted = 0;
  for (const { counts, fromTokens, toTokensExclusive } of bins) {
    counted += counts[outcome];
    if (counted > 0 && counted >= needed) return { fromTokens, toTokensExclusive };
  }
  return null;
}
