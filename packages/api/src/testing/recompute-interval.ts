/** 0.975 quantile of the normal distribution (NIST/SEMATECH e-Handbook 1.3.6.7.1, more digits from R). */
const Z_975 = 1.959963984540054;

/**
 * The interval for new questions by plain arithmetic that shares nothing with the product, for some five items.
 * @param samples of all items together
 */
export function recomputeInterval(
  itemMeans: readonly number[],
  samples: number,
): { ci_low: number | null; ci_high: number | null; ci_method: string } {
  if (itemMeans.length < 2) return { ci_low: null, ci_high: null, ci_method: '' };
  if (itemMeans.every((share) => share === 0 || share === 1)) {
    const trials = itemMeans.length;
    const successes = itemMeans.filter((share) => share === 1).length;
    const high = 1 - leastChanceKept(trials - successes, trials);
    return {
      ci_low: leastChanceKept(successes, trials),
      ci_high: high,
      ci_method: 'binomial-mid-p',
    };
  }
  const { size, critical } = recomputeSize(itemMeans, samples);
  const p = meanOf(itemMeans);
  // The roots of (p − π)² = t²·π(1 − π)/n in π.
  const ratio = critical ** 2 / size;
  const [a, b, c] = [1 + ratio, -(2 * p + ratio), p ** 2];
  const root = Math.sqrt(b ** 2 - 4 * a * c);
  return {
    ci_low: Math.min((-b - root) / (2 * a), betaPoint(0.05, size * p, size * (1 - p) + 1)),
    ci_high: Math.max((-b + root) / (2 * a), betaPoint(0.95, size * p + 1, size * (1 - p))),
    ci_method: 'wilson-design-effect',
  };
}

/** How many items, always or never answered, are worth as much, and the quantile of Student's t for that. */
function recomputeSize(
  itemMeans: readonly number[],
  samples: number,
): { size: number; critical: number } {
  const m = itemMeans.length;
  const p = meanOf(itemMeans);
  const q = p * (1 - p);
  const spread = varianceOf(itemMeans) ?? NaN;
  const doubt = Math.min(1, Math.max(0, (3 - m * q) / 2));
  const effect = Math.max(m / samples, spread / (q + spread / m));
  const believed = doubt + (1 - doubt) * effect;
  const within = itemMeans.map((x) => x * (1 - x));
  const pulls = itemMeans.map(
    (x, item) => ((within[item] ?? NaN) - (meanOf(within) / q) * (1 - 2 * p) * x) / q,
  );
  const variance = ((1 - doubt) ** 2 * (varianceOf(pulls) ?? NaN)) / m;
  return { size: m / believed, critical: studentCritical((2 * believed ** 2) / variance) };
}

/** Abramowitz & Stegun 26.7.5; five items leave some hundred degrees of freedom or more. */
function studentCritical(degrees: number): number {
  if (!(degrees > 50))
    throw new Error(`The series is too short for ${degrees} degrees of freedom.`);
  const z = Z_975;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** The x below which so much of Beta(a, b) lies. */
function betaPoint(share: number, a: number, b: number): number {
  return bisected((x) => integralBelow(x, a, b) < share * integralBelow(1, a, b));
}

/** ∫ u^(a−1) (1 − u)^(b−1) du from 0 to x: the tanh-sinh rule, which the infinite ends do not disturb. */
function integralBelow(x: number, a: number, b: number): number {
  let sum = 0;
  for (let t = -4; t <= 4; t += 1 / 32) {
    const swing = (Math.PI / 2) * Math.sinh(t);
    const left = 1 / (1 + Math.exp(-2 * swing));
    const right = 1 / (1 + Math.exp(2 * swing));
    const above = x === 1 ? right : 1 - x * left;
    const weight = ((Math.PI / 2) * Math.cosh(t)) / (2 * Math.cosh(swing) ** 2);
    sum += (x * left) ** (a - 1) * above ** (b - 1) * x * weight;
  }
  return sum / 32;
}

/** The least chance that Blaker's exact test keeps at 5 %, for up to five trials, where no mid-p is taken. */
function leastChanceKept(successes: number, trials: number): number {
  if (successes === 0) return 0;
  const isRejected = (chance: number) => {
    const chances = Array.from({ length: trials + 1 }, (_, count) => {
      const ways = [1, trials, (trials * (trials - 1)) / 2][Math.min(count, trials - count)] ?? NaN;
      return ways * chance ** count * (1 - chance) ** (trials - count);
    });
    const tailOf = (count: number) =>
      Math.min(sumOf(chances.slice(0, count + 1)), sumOf(chances.slice(count)));
    const asExtreme = chances.filter(
      (_, count) => tailOf(count) <= tailOf(successes) * (1 + 1e-12),
    );
    return sumOf(asExtreme) <= 0.05;
  };
  return bisected(isRejected);
}

/** Where a condition ends that holds near 0 and no longer from some point on. */
function bisected(holds: (x: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

export function varianceOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = meanOf(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
