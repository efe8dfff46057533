/** From 0 to modulus - 1, of a negative value too. */
export function residueOf(value: bigint, modulus: number): number {
  const divisor = BigInt(modulus);
  return Number(((value % divisor) + divisor) % divisor);
}

/** base^exponent mod modulus by squaring; base and modulus below 2^26, so that products stay exact. */
export function powerModulo(base: number, exponent: number, modulus: number): number {
  let result = 1 % modulus;
  let square = base % modulus;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Euclid's; gcd(0, 0) = 0. */
export function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [Math.abs(a), Math.abs(b)];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
