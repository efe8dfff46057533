export type Matrix = readonly (readonly number[])[];

/** matrix^exponent with entries mod modulus, by squaring. */
export function matrixPower(matrix: Matrix, exponent: number, modulus: number): Matrix {
  if (exponent === 0) return matrix.map((row, at) => row.map((_, column) => Number(column === at)));
  const half = matrixPower(matrix, Math.floor(exponent / 2), modulus);
  const even = times(half, half, modulus);
  return exponent % 2 === 0 ? even : times(even, matrix, modulus);
}

function times(left: Matrix, right: Matrix, modulus: number): Matrix {
  return left.map((row) =>
    row.map((_, column) => {
      let sum = 0;
      for (const [at, value] of row.entries()) sum += value * (right[at]?.[column] ?? 0);
      return ((sum % modulus) + modulus) % modulus;
    }),
  );
}
