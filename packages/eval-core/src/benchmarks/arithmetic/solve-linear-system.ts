export interface LinearEquations {
  coefficients: readonly (readonly number[])[];
  constants: readonly number[];
}

/**
 * The only solution of a square system, when it is whole; null otherwise. Fraction-free elimination (Bareiss,
 * "Sylvester's Identity and Multistep Integer-Preserving Gaussian Elimination", 1968): every division is exact.
 */
export function solveLinearSystem({ coefficients, constants }: LinearEquations): bigint[] | null {
  const rows = coefficients.map((row, index) =>
    [...row, constants[index] ?? 0].map((value) => BigInt(value)),
  );
  return eliminate(rows) ? substituteBack(rows) : null;
}

function eliminate(rows: bigint[][]): boolean {
  let previous = 1n;
  for (let at = 0; at < rows.length; at += 1) {
    const pivotAt = rows.findIndex((row, index) => index >= at && row[at] !== 0n);
    const pivotRow = rows[pivotAt];
    const current = rows[at];
    if (pivotRow === undefined || current === undefined) return false;
    [rows[at], rows[pivotAt]] = [pivotRow, current];
    const pivot = pivotRow[at] ?? 0n;
    for (let below = at + 1; below < rows.length; below += 1) {
      const row = rows[below] ?? [];
      const factor = row[at] ?? 0n;
      rows[below] = row.map(
        (value, column) => (value * pivot - factor * (pivotRow[column] ?? 0n)) / previous,
      );
    }
    previous = pivot;
  }
  return true;
}

function substituteBack(rows: readonly (readonly bigint[])[]): bigint[] | null {
  const solution = rows.map(() => 0n);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = solution.reduce(
      (sum, value, column) => (column > at ? sum + value * (row[column] ?? 0n) : sum),
      0n,
    );
    const rest = (row[rows.length] ?? 0n) - known;
    const pivot = row[at] ?? 0n;
    if (pivot === 0n || rest % pivot !== 0n) return null;
    solution[at] = rest / pivot;
  }
  return solution;
}
