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

/**
 * maj@k: the chance that the most frequent answer among k samples is correct, drawn without replacement, for
 * k = 1 … n at index k − 1. Answers that are equally frequent share the win equally; where no sample has an
 * answer nothing wins. Exact.
 *
 * Of a class with c of n samples to win with j votes, every other class has at most j, and with t others at
 * exactly j it wins 1/(t + 1) of the time. Let g_l(x, y) = Σ_{i<j} C(n_l, i) xⁱ + y C(n_l, j) xʲ for the others and
 * C(n_0, i) xⁱ for those without an answer; since ∫₀¹ yᵗ dy = 1/(t + 1), the chance at k is
 * C(c, j) · [xᵏ⁻ʲ] ∫₀¹ Π g_l dy, summed over j, divided by C(n, k). The integral of a polynomial in y is taken
 * exactly by Gauss–Legendre points. Cost grows as the square of n times the number of different class sizes.
 * @throws RangeError for a class without samples, or with more correct ones than samples.
 */
export function majorityAtK({ classes, withoutAnswer }: Ballot): Float64Array {
  for (const { samples, correct } of classes) {
    if (samples >= 1 && correct >= 0 && correct <= samples) continue;
    throw new RangeError(`A class of answers has ${correct} correct of ${samples} samples.`);
  }
  const samples = withoutAnswer + classes.reduce((sum, each) => sum + each.samples, 0);
  const binomials = binomialRows(samples);
  const ways = new Float64Array(samples + 1);
  for (const [index, candidate] of classes.entries()) {
    if (candidate.correct === 0) continue;
    const others = sizesOf(classes.filter((_, other) => other !== index));
    const share = candidate.correct / candidate.samples;
    for (let votes = 1; votes <= candidate.samples; votes += 1) {
      const rest = winningWays({ others, withoutAnswer, votes, samples }, binomials);
      const own = share * choose(binomials, candidate.samples, votes);
      for (let k = votes; k <= samples; k += 1) {
        ways[k] = (ways[k] ?? 0) + own * (rest[k - votes] ?? 0);
      }
    }
  }
  return Float64Array.from({ length: samples }, (_, index) =>
    Math.min(1, (ways[index + 1] ?? 0) / choose(binomials, samples, index + 1)),
  );
}

interface SizeCount {
  size: number;
  count: number;
}

/** Classes of one size are alike: they are multiplied in at once. */
function sizesOf(classes: readonly AnswerClass[]): SizeCount[] {
  const counts = new Map<number, number>();
  for (const { samples } of classes) counts.set(samples, (counts.get(samples) ?? 0) + 1);
  return [...counts].map(([size, count]) => ({ size, count }));
}

interface Contest {
  others: readonly SizeCount[];
  withoutAnswer: number;
  votes: number;
  samples: number;
}

/** ∫₀¹ Π g_l dy as a polynomial in x: in how many ways the rest may vote, weighted by the share of the win. */
function winningWays(
  { others, withoutAnswer, votes, samples }: Contest,
  binomials: readonly Float64Array[],
): Float64Array {
  const rivals = others.reduce((sum, { size, count }) => sum + (size >= votes ? count : 0), 0);
  const total = new Float64Array(samples + 1);
  for (const { node, weight } of gaussLegendre(Math.floor(rivals / 2) + 1)) {
    let product = new Float64Array(samples + 1);
    for (let i = 0; i <= withoutAnswer; i += 1) product[i] = choose(binomials, withoutAnswer, i);
    for (const { size, count } of others) {
      const factor = Float64Array.from({ length: Math.min(size, votes) + 1 }, (_, i) =>
        i === votes ? node * choose(binomials, size, i) : choose(binomials, size, i),
      );
      product = multiplied(product, powered(factor, count, samples));
    }
    for (let degree = 0; degree <= samples; degree += 1) {
      total[degree] = (total[degree] ?? 0) + weight * (product[degree] ?? 0);
    }
  }
  return total;
}

function powered(factor: Float64Array, exponent: number, degree: number): Float64Array {
  let result = new Float64Array(degree + 1);
  result[0] = 1;
  for (let time = 0; time < exponent; time += 1) result = multiplied(result, factor);
  return result;
}

/** The product of two polynomials, cut to the degree of the first. */
function multiplied(left: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const product = new Float64Array(left.length);
  for (let i = 0; i < left.length; i += 1) {
    const factor = left[i] ?? 0;
    if (factor === 0) continue;
    const end = Math.min(right.length, left.length - i);
    for (let j = 0; j < end; j += 1)
      product[i + j] = (product[i + j] ?? 0) + factor * (right[j] ?? 0);
  }
  return product;
}

/** Pascal's triangle; exact up to 2^53, beyond that to 16 digits. */
function binomialRows(most: number): Float64Array[] {
  const rows: Float64Array[] = [Float64Array.of(1)];
  for (let n = 1; n <= most; n += 1) {
    const above = rows[n - 1] ?? Float64Array.of();
    rows.push(
      Float64Array.from({ length: n + 1 }, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)),
    );
  }
  return rows;
}

function choose(rows: readonly Float64Array[], n: number, k: number): number {
  return rows[n]?.[k] ?? 0;
}

interface QuadraturePoint {
  node: number;
  weight: number;
}

const rules = new Map<number, readonly QuadraturePoint[]>();

/** Gauss–Legendre on [0, 1]: exact for polynomials of degree 2·points − 1. Newton's method on the Legendre polynomial. */
function gaussLegendre(points: number): readonly QuadraturePoint[] {
  const known = rules.get(points);
  if (known !== undefined) return known;
  const rule = Array.from({ length: points }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (points + 0.5));
    for (let step = 0; step < 100; step += 1) {
      const { value, derivative } = legendre(points, x);
      const next = x - value / derivative;
      if (Math.abs(next - x) < 1e-16) break;
      x = next;
    }
    const { derivative } = legendre(points, x);
    return { node: (1 - x) / 2, weight: 1 / ((1 - x * x) * derivative * derivative) };
  });
  rules.set(points, rule);
  return rule;
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let [previous, current] = [1, x];
  for (let n = 2; n <= degree; n += 1) {
    [previous, current] = [current, ((2 * n - 1) * x * current - (n - 1) * previous) / n];
  }
  const derivative = (degree * (x * current - previous)) / (x * x - 1);
  return { value: current, derivative };
}
