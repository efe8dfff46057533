/** How often two raters said this of the same samples; null: that rater gave no decision. */
export interface ConfusionCount {
  first: string | null;
  second: string | null;
  samples: number;
}

/** How far two raters agree: a judge and a rule, a judge and people, two gradings. `null`: not known. */
export interface Agreement {
  /** Samples on which both decided; all other figures are of these. */
  samples: number;
  /** Samples on which one of them did not, or neither. */
  undecided: number;
  /** Share on which they decided the same. */
  observedFraction: number | null;
  /** The share that two raters with the same habits would reach by chance. */
  expectedFraction: number | null;
  /** Cohen's κ: 1 is full agreement, 0 no more than chance, below 0 less than that. */
  kappa: number | null;
  kappaInterval: { low: number; high: number; level: 0.95 } | null;
}

/** The normal's two-sided 95 % quantile. */
const Z_975 = 1.959964;

/**
 * Agreement with Cohen's κ = (p_o − p_e)/(1 − p_e) (Educational and Psychological Measurement 20, 1960) and
 * its large-sample interval (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969), cut to −1…1. κ is
 * unknown where both always say the same one thing, for p_e is 1 then; the interval also where its variance
 * comes out as 0, as at full agreement. It takes samples as independent: repeats of the same items are not,
 * and make it too narrow; `agreementByItem` counts items.
 * @throws RangeError for a count that is not a whole number from 0.
 */
export function agreementOf(counts: readonly ConfusionCount[]): Agreement {
  const wrong = counts.find(({ samples }) => !Number.isSafeInteger(samples) || samples < 0);
  if (wrong) throw new RangeError(`${wrong.samples} is no count of samples.`);
  const decided = counts.filter(isDecided);
  const samples = sumSamples(decided);
  const undecided = sumSamples(counts) - samples;
  if (samples === 0) {
    const unknown = { observedFraction: null, expectedFraction: null, kappa: null };
    return { samples, undecided, ...unknown, kappaInterval: null };
  }
  const shares = sharesOf(decided, samples);
  const observed = sumSamples(decided.filter(({ first, second }) => first === second)) / samples;
  const isOneCategory = shares.first.size === 1 && shares.second.size === 1 && observed === 1;
  const expected = isOneCategory ? 1 : expectedOf(shares);
  const kappa = isOneCategory ? null : (observed - expected) / (1 - expected);
  return {
    samples,
    undecided,
    observedFraction: observed,
    expectedFraction: expected,
    kappa,
    kappaInterval: kappa === null ? null : intervalOf({ shares, samples, expected, kappa }),
  };
}

interface DecidedCount extends ConfusionCount {
  first: string;
  second: string;
}

function isDecided(count: ConfusionCount): count is DecidedCount {
  return count.first !== null && count.second !== null && count.samples > 0;
}

function sumSamples(counts: readonly ConfusionCount[]): number {
  return counts.reduce((sum, { samples }) => sum + samples, 0);
}

interface Shares {
  cells: readonly { first: string; second: string; share: number }[];
  /** By category, how often each rater chose it. */
  first: ReadonlyMap<string, number>;
  second: ReadonlyMap<string, number>;
}

function sharesOf(decided: readonly DecidedCount[], samples: number): Shares {
  const cells = decided.map((count) => ({ ...count, share: count.samples / samples }));
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  for (const cell of cells) {
    first.set(cell.first, (first.get(cell.first) ?? 0) + cell.share);
    second.set(cell.second, (second.get(cell.second) ?? 0) + cell.share);
  }
  return { cells, first, second };
}

function expectedOf({ first, second }: Shares): number {
  return [...first].reduce(
    (sum, [category, share]) => sum + share * (second.get(category) ?? 0),
    0,
  );
}

/** From the variance that Fleiss, Cohen and Everitt give for a κ that need not be 0. */
function intervalOf(options: {
  shares: Shares;
  samples: number;
  expected: number;
  kappa: number;
}): Agreement['kappaInterval'] {
  const { shares, samples, expected, kappa } = options;
  const terms = shares.cells.map(({ first, second, share }) => {
    // Of a cell in row i and column j: how often the second rater says i, and the first says j.
    const bySecond = shares.second.get(first) ?? 0;
    const byFirst = shares.first.get(second) ?? 0;
    const weight = (bySecond + byFirst) * (1 - kappa);
    return share * (first === second ? (1 - weight) ** 2 : weight ** 2);
  });
  const sum = terms.reduce((total, term) => total + term, 0);
  const variance = (sum - (kappa - expected * (1 - kappa)) ** 2) / (samples * (1 - expected) ** 2);
  if (variance < SMALLEST_VARIANCE) return null;
  const halfWidth = Z_975 * Math.sqrt(variance);
  const [low, high] = [Math.max(-1, kappa - halfWidth), Math.min(1, kappa + halfWidth)];
  return { low, high, level: 0.95 };
}

/** What rounding leaves of a variance of 0. */
const SMALLEST_VARIANCE = 1e-15;
