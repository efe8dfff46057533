/** Seats one guest after another in every way that is left. */
export function countPermutations(size: number, forbidden: readonly number[][]): number {
  const isForbidden = Array.from({ length: size + 1 }, (_, guest) =>
    Array.from({ length: size }, (_, chair) =>
      forbidden.some(([g, c]) => g === guest && c === chair + 1),
    ),
  );
  const seatFrom = (guest: number, taken: number): number => {
    if (guest > size) return 1;
    let count = 0;
    for (let chair = 0; chair < size; chair += 1) {
      if ((taken & (1 << chair)) !== 0 || isForbidden[guest]?.[chair] === true) continue;
      count += seatFrom(guest + 1, taken | (1 << chair));
    }
    return count;
  };
  return seatFrom(1, 0);
}

/** Multiplies until a residue comes back, then goes round the cycle. */
export function powerByCycle(base: number, exponent: number, modulus: number): number {
  const seen = new Map<number, number>();
  const residues: number[] = [];
  let residue = base % modulus;
  while (!seen.has(residue) && residues.length < exponent) {
    seen.set(residue, residues.length);
    residues.push(residue);
    residue = (residue * base) % modulus;
  }
  if (exponent <= residues.length) return residues[exponent - 1] ?? 0;
  const start = seen.get(residue) ?? 0;
  return residues[start + ((exponent - 1 - start) % (residues.length - start))] ?? 0;
}

/** How many of 0 … bound - 1 have such a digit sum: whole blocks of 10^k by the distribution of their sums. */
export function countBelow(bound: number, divisor: number, remainder: number): number {
  let from = 0;
  let count = 0;
  for (let digits = 12; digits >= 0; digits -= 1) {
    const size = 10 ** digits;
    while (from + size <= bound) {
      const own = Array.from(String(from), Number).reduce((sum, digit) => sum + digit, 0);
      for (const [sum, times] of digitSumDistribution(digits).entries()) {
        if ((own + sum) % divisor === remainder) count += times;
      }
      from += size;
    }
  }
  return count;
}

/** Entry s: how many texts of so many digits have the sum s. */
function digitSumDistribution(digits: number): number[] {
  let distribution = [1];
  for (let digit = 0; digit < digits; digit += 1) {
    const shorter = distribution;
    distribution = Array.from({ length: shorter.length + 9 }, (_, sum) =>
      shorter.slice(Math.max(0, sum - 9), sum + 1).reduce((total, times) => total + times, 0),
    );
  }
  return distribution;
}

/** All paths less those by their first blocked point. */
export function pathsAround(width: number, height: number, blocked: readonly number[][]): bigint {
  const targets = [...blocked, [width, height]]
    .map(([x = 0, y = 0]) => ({ x, y, free: 0n }))
    .sort((a, b) => a.x + a.y - b.x - b.y);
  for (const target of targets) {
    target.free = choose(target.x + target.y, target.x);
    for (const first of targets) {
      if (first === target) break;
      if (first.x > target.x || first.y > target.y) continue;
      const [dx, dy] = [target.x - first.x, target.y - first.y];
      target.free -= first.free * choose(dx + dy, dx);
    }
  }
  return targets.at(-1)?.free ?? 0n;
}

/** Inclusion and exclusion over the sets of unknowns above their bound. */
export function boundedSolutions(
  total: number,
  lows: readonly number[],
  highs: readonly number[],
): bigint {
  let count = 0n;
  for (let set = 0; set < 1 << lows.length; set += 1) {
    let sign = 1n;
    let spare = total;
    for (const [at, low] of lows.entries()) {
      const isAbove = (set & (1 << at)) !== 0;
      if (isAbove) sign = -sign;
      spare -= isAbove ? (highs[at] ?? 0) + 1 : low;
    }
    if (spare >= 0) count += sign * choose(spare + lows.length - 1, lows.length - 1);
  }
  return count;
}

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let at = 1; at <= k; at += 1) result = (result * BigInt(n - k + at)) / BigInt(at);
  return result;
}

/** Laplace along the first row. */
export function determinant(matrix: readonly number[][]): bigint {
  const [first, ...others] = matrix;
  if (first === undefined) return 1n;
  return first.reduce((sum, value, column) => {
    if (value === 0) return sum;
    const minor = others.map((row) => row.toSpliced(column, 1));
    const term = BigInt(value) * determinant(minor);
    return column % 2 === 0 ? sum + term : sum - term;
  }, 0n);
}

export function lowest(p: bigint, q: bigint): [bigint, bigint] {
  let [larger, smaller] = [q, p];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return [p / larger, q / larger];
}
