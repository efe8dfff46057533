import { binomialRow } from './binomial-rows.ts';
import { gaussLegendre } from './gauss-legendre.ts';

/** Samples of one item that give the same answer, by equality of answers and not of texts. */
export interface AnswerClass {
  samples: number;
  /** How many of them were found correct: all or none, unless the verdicts contradict each other. */
  correct: number;
}

/** What the samples of one item say. */
export interface Ballot {
  classes: readonly AnswerClass[];
  /** Samples without an answer: they count among the k, and never win. */
  withoutAnswer: number;
}

/** C(1030, 515) is beyond the largest double. */
const MOST_SAMPLES = 1029;

/**
 * maj@k: the chance that the most frequent answer among k samples is correct, drawn without replacement, for
 * k = 1 … n at index k − 1. Answers that are equally frequent share the win equally; where no sample has an
 * answer nothing wins. Exact.
 *
 * Of a class with c of n samples to win with j votes, every other class has at most j, and with t others at exactly j
 * it wins 1/(t + 1) of the time. Let g_l(x, y) = Σ_{i<j} C(n_l, i) xⁱ + y C(n_l, j) xʲ for each other class; since
 * ∫₀¹ yᵗ dy = 1/(t + 1), the chance at k is C(c, j) · [xᵏ⁻ʲ] ∫₀¹ Π g_l dy, summed over j, divided by C(n, k). The
 * integral of a polynomial in y is taken exactly by Gauss–Legendre points. Classes smaller than j, and samples without
 * an answer, are no rivals: all of them together are (1 + x)ˢ for their s samples, a row of Pascal's triangle.
 * @returns empty, which is unknown at every k, for more than 1,029 samples
 * @throws RangeError for a class without samples, or with more correct ones than samples.
 */
export function majorityAtK({ classes, withoutAnswer }: Ballot): Float64Array {
  for (const { samples, correct } of classes) {
    if (samples >= 1 && correct >= 0 && correct <= samples) continue;
    throw new RangeError(`A class of answers has ${correct} correct of ${samples} samples.`);
  }
  const samples = withoutAnswer + classes.reduce((sum, each) => sum + each.samples, 0);
  if (samples > MOST_SAMPLES) return new Float64Array(0);
  const ways = new Float64Array(samples + 1);
  for (const [index, candidate] of classes.entries()) {
    if (candidate.correct === 0) continue;
    const others = classes.filter((_, other) => other !== index).map((other) => other.samples);
    addWinningWays(ways, { candidate, others, withoutAnswer });
  }
  const all = binomialRow(samples);
  return Float64Array.from({ length: samples }, (_, index) =>
    Math.min(1, (ways[index + 1] ?? 0) / (all[index + 1] ?? 1)),
  );
}

/**
 * {@link majorityAtK} that remembers the curve of every ballot it has seen, whatever the order of its classes: items
 * of a benchmark repeat each other, above all where all samples agree. Keep it for one benchmark and let it go.
 * Curves that it returns are shared, so do not write to them.
 */
export function rememberingMajorityAtK(): (ballot: Ballot) => Float64Array {
  const curves = new Map<string, Float64Array>();
  return (ballot) => {
    const classes = ballot.classes.map(({ samples, correct }) => `${samples}:${correct}`).sort();
    const signature = `${ballot.withoutAnswer} ${classes.join(' ')}`;
    const known = curves.get(signature);
    if (known !== undefined) return known;
    const curve = majorityAtK(ballot);
    curves.set(signature, curve);
    return curve;
  };
}

interface Contest {
  candidate: AnswerClass;
  /** Samples of each other class. */
  others: readonly number[];
  withoutAnswer: number;
}

/** Adds to `ways` at k in how many of the C(n, k) draws the candidate wins with a correct answer, ties in shares. */
function addWinningWays(ways: Float64Array, { candidate, others, withoutAnswer }: Contest): void {
  const share = candidate.correct / candidate.samples;
  const votesOfCandidate = binomialRow(candidate.samples);
  for (let votes = 1; votes <= candidate.samples; votes += 1) {
    const rivals = others.filter((size) => size >= votes);
    const harmless = others.reduce((sum, size) => (size < votes ? sum + size : sum), withoutAnswer);
    const rest = binomialRow(harmless);
    const rivalWays = waysOfRivals(rivals, votes);
    const own = share * (votesOfCandidate[votes] ?? 0);
    for (let drawn = 0; drawn < rivalWays.length; drawn += 1) {
      const factor = own * (rivalWays[drawn] ?? 0);
      for (let other = 0; other <= harmless; other += 1) {
        const k = votes + drawn + other;
        ways[k] = (ways[k] ?? 0) + factor * (rest[other] ?? 0);
      }
    }
  }
}

/** ∫₀¹ Π g_l dy as a polynomial in x: in how many ways the rivals may vote, weighted by the share of the win. */
function waysOfRivals(rivals: readonly number[], votes: number): Float64Array {
  const total = new Float64Array(rivals.length * votes + 1);
  const product = new Float64Array(total.length);
  const factor = new Float64Array(votes + 1);
  for (const { node, weight } of gaussLegendre(Math.floor(rivals.length / 2) + 1)) {
    product.fill(0);
    product[0] = 1;
    for (const [index, size] of rivals.entries()) {
      factor.set(binomialRow(size).subarray(0, votes + 1));
      factor[votes] = node * (factor[votes] ?? 0);
      multiplyInPlace(product, factor, index * votes);
    }
    for (let degree = 0; degree < total.length; degree += 1) {
      total[degree] = (total[degree] ?? 0) + weight * (product[degree] ?? 0);
    }
  }
  return total;
}

/** Multiplies a polynomial of the given degree by another; from the highest power down, so that none is lost. */
function multiplyInPlace(product: Float64Array, factor: Float64Array, degree: number): void {
  const reach = factor.length - 1;
  for (let power = degree + reach; power >= 0; power -= 1) {
    let sum = 0;
    const last = Math.min(reach, power);
    for (let i = Math.max(0, power - degree); i <= last; i += 1) {
      sum += (factor[i] ?? 0) * (product[power - i] ?? 0);
    }
    product[power] = sum;
  }
}
